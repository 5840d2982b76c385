/// Says whom a surname by itself means, once full names have been found.
struct SurnameReader {
    let keys: [TokenKey]

    /// The names with each surname given to the person of that surname who was named last, or first where it stands
    /// before any.
    ///
    /// A company of the tables that is called by a person's surname gives way to the person, `Harold Ford`, unless the text
    /// names the company before the person or by more than that word, or the person belongs to it.
    func resolved(_ names: [Mention]) -> [Mention] {
        var people = KeyTable<Int>()
        for (index, name) in names.enumerated() where name.kind == .person && name.tokens.count > 1 {
            if let last = name.tokens.last, people[keys[last]] == nil { people[keys[last]] = index }
        }
        guard !people.keys.isEmpty else { return names }
        var companies = Set(names.lazy.filter { $0.kind == .company && $0.tokens.count > 1 }.map(\.name))
        for (index, name) in names.enumerated() where name.kind == .company && name.tokens.count == 1 {
            if let first = people[keys[name.tokens.lowerBound]], index < first { companies.insert(name.name) }
        }
        let employers = Set(names.lazy.compactMap { $0.kind == .person ? $0.organisation : nil })
        var result = names
        for (index, name) in names.enumerated() {
            guard let last = name.tokens.last, let person = people[keys[last]] else { continue }
            if name.kind == .person, name.tokens.count > 1 {
                people[keys[last]] = index
                continue
            }
            guard name.tokens.count == 1, name.form == .name else { continue }
            let isSurname =
                name.kind == .person
                || (name.kind == .company && name.standing == .plain && !companies.contains(name.name)
                    && !employers.contains(name.name))
            if isSurname {
                result[index] = names[person].standing(at: name.tokens, isPossessive: name.isPossessive)
            }
        }
        return result
    }
}
