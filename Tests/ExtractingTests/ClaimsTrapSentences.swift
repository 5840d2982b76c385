import Testing

/// Sentences with one trap each, and what is to be read out of them: what the claim reader understands, at a glance.
///
/// A claim is written `subject | metric | value unit | item | days | modality | basis | by speaker`; the item, a basis
/// of `total` and a speaker are left out where there are none. All are published on 2025-02-10.
struct TrapSentence: Sendable, CustomTestStringConvertible {
    let trap: String
    let text: String
    let claims: [String]
    var isDated = true
    var language = "en"

    var testDescription: String { trap }
}

let trapSentences: [TrapSentence] = [
    TrapSentence(
        trap: "active subject",
        text: "Nvidia spent $2 billion on AI research last year.",
        claims: [
            "Nvidia | aiSpending | 2000000000 USD | 2024-01-01/2024-12-31 | actual"
        ]),
    TrapSentence(
        trap: "planned by will",
        text: "Meta will spend $40 billion on AI infrastructure in 2025.",
        claims: [
            "Meta | aiSpending | 40000000000 USD | 2025-01-01/2025-12-31 | planned | by Meta"
        ]),
    TrapSentence(
        trap: "planned infinitive",
        text: "Amazon plans to invest $8 billion in data centers this year.",
        claims: [
            "Amazon | aiSpending | 8000000000 USD | 2025-01-01/2025-12-31 | planned | by Amazon"
        ]),
    TrapSentence(
        trap: "plural joint subject",
        text: "Microsoft and OpenAI will together spend $100 billion on a supercomputer.",
        claims: [
            "Microsoft and OpenAI | aiSpending | 100000000000 USD | undated | planned"
        ]),
    TrapSentence(
        trap: "possessive subject",
        text: "Meta's capital expenditures were $37 billion in 2024.",
        claims: [
            "Meta | capitalExpenditure | 37000000000 USD | 2024-01-01/2024-12-31 | actual | by Meta"
        ]),
    TrapSentence(
        trap: "noun adjunct",
        text: "Meta capex reached $37 billion in 2024.",
        claims: [
            "Meta | capitalExpenditure | 37000000000 USD | 2024-01-01/2024-12-31 | actual | by Meta"
        ]),
    TrapSentence(
        trap: "passive with agent",
        text: "More than $20 billion will be spent on AI chips this year by Oracle.",
        claims: [
            "Oracle | aiSpending | 20000000000… USD | 2025-01-01/2025-12-31 | planned | by Oracle"
        ]),
    TrapSentence(
        trap: "pronoun",
        text: "Alphabet reported results on Tuesday. It spent $52 billion on capital expenditures in 2024.",
        claims: [
            "Alphabet | capitalExpenditure | 52000000000 USD | 2024-01-01/2024-12-31 | actual | by Alphabet"
        ]),
    TrapSentence(
        trap: "epithet",
        text: "Rivian raised its budget. The carmaker will invest $300 million in AI training this year.",
        claims: [
            "Rivian | aiSpending | 300000000 USD | 2025-01-01/2025-12-31 | planned | by Rivian"
        ]),
    TrapSentence(
        trap: "the company",
        text: "Snowflake Inc reported. The company said it spent $90 million on GPUs in 2024.",
        claims: [
            "Snowflake | aiSpending | 90000000 USD | 2024-01-01/2024-12-31 | actual | by Snowflake"
        ]),
    TrapSentence(
        trap: "person stands for company",
        text: "Mark Zuckerberg plans to spend $60 billion on AI in 2025.",
        claims: [
            "Meta | aiSpending | 60000000000 USD | 2025-01-01/2025-12-31 | planned | by Mark Zuckerberg"
        ]),
    TrapSentence(
        trap: "speaker is not the subject",
        text: "Jensen Huang said that Microsoft will spend $80 billion on data centers this year.",
        claims: [
            "Microsoft | aiSpending | 80000000000 USD | 2025-01-01/2025-12-31 | planned | by Jensen Huang"
        ]),
    TrapSentence(
        trap: "trailing speaker",
        text: "Tesla will buy 20,000 H100 chips this year, Elon Musk said.",
        claims: [
            "Tesla | acceleratorCount | 20000 count | Nvidia H100 | 2025-01-01/2025-12-31 | planned | by Elon Musk"
        ]),
    TrapSentence(
        trap: "according to",
        text: "According to Sam Altman, OpenAI will spend $50 billion on compute in 2026.",
        claims: [
            "OpenAI | aiSpending | 50000000000 USD | 2026-01-01/2026-12-31 | planned | by Sam Altman"
        ]),
    TrapSentence(
        trap: "speaker in mid-sentence",
        text: "Oracle, Larry Ellison said, will spend $25 billion on data centers in 2025.",
        claims: [
            "Oracle | aiSpending | 25000000000 USD | 2025-01-01/2025-12-31 | planned | by Larry Ellison"
        ]),
    TrapSentence(
        trap: "two clauses, two subjects",
        text: "Amazon spent $83 billion on capital expenditures in 2024, while Google spent $52.5 billion.",
        claims: [
            "Amazon | capitalExpenditure | 83000000000 USD | 2024-01-01/2024-12-31 | actual | by Amazon",
            "Alphabet | capitalExpenditure | 52500000000 USD | 2024-01-01/2024-12-31 | actual | by Alphabet",
        ]),
    TrapSentence(
        trap: "ellipsis of the verb",
        text: "Amazon will spend $100 billion on AI this year, Microsoft $80 billion and Meta $65 billion.",
        claims: [
            "Amazon | aiSpending | 100000000000 USD | 2025-01-01/2025-12-31 | planned | by Amazon",
            "Microsoft | aiSpending | 80000000000 USD | 2025-01-01/2025-12-31 | planned | by Microsoft",
            "Meta | aiSpending | 65000000000 USD | 2025-01-01/2025-12-31 | planned | by Meta",
        ]),
    TrapSentence(
        trap: "opinion about companies in general",
        text: "No firm that puts less than $5 billion a year into AI will survive, Musk said.",
        claims: []),
    TrapSentence(
        trap: "market total",
        text: "The AI chip market will be worth $400 billion in 2027.",
        claims: []),
    TrapSentence(
        trap: "crowd",
        text: "Hyperscalers will spend $300 billion on AI infrastructure this year.",
        claims: []),
    TrapSentence(
        trap: "denial",
        text: "Microsoft denied that it would spend $80 billion on data centers.",
        claims: []),
    TrapSentence(
        trap: "no plan",
        text: "Apple has no plans to spend $10 billion on AI servers.",
        claims: []),
    TrapSentence(
        trap: "condition",
        text: "If Meta spends $100 billion on AI, its margins will shrink.",
        claims: []),
    TrapSentence(
        trap: "question",
        text: "Will Meta spend $100 billion on AI this year?",
        claims: []),
    TrapSentence(
        trap: "superseded guidance",
        text: "Meta raised its 2025 capex forecast to $64-72 billion from $60-65 billion.",
        claims: [
            "Meta | capitalExpenditure | 64000000000…72000000000 USD | 2025-01-01/2025-12-31 | guidance | by Meta",
            "Meta | capitalExpenditure | 60000000000…65000000000 USD | 2025-01-01/2025-12-31 | superseded guidance | by Meta",
        ]),
    TrapSentence(
        trap: "compared year",
        text: "Meta's capital expenditures were $37 billion in 2024, up from $27 billion in 2023.",
        claims: [
            "Meta | capitalExpenditure | 37000000000 USD | 2024-01-01/2024-12-31 | actual | by Meta",
            "Meta | capitalExpenditure | 27000000000 USD | 2023-01-01/2023-12-31 | actual | by Meta",
        ]),
    TrapSentence(
        trap: "compared with a year earlier",
        text: "Nvidia's revenue was $39.3 billion in the fourth quarter, compared with $22.1 billion a year earlier.",
        claims: [
            "Nvidia | revenue | 39300000000 USD | 2024-11-01/2025-01-31 | actual | by Nvidia",
            "Nvidia | revenue | 22100000000 USD | 2023-11-01/2024-01-31 | actual | by Nvidia",
        ]),
    TrapSentence(
        trap: "after",
        text: "TSMC expects capital expenditure of $38 billion to $42 billion in 2025, after $29.8 billion in 2024.",
        claims: [
            "TSMC | capitalExpenditure | 38000000000…42000000000 USD | 2025-01-01/2025-12-31 | guidance | by TSMC",
            "TSMC | capitalExpenditure | 29800000000 USD | 2024-01-01/2024-12-31 | actual | by TSMC",
        ]),
    TrapSentence(
        trap: "parenthetical years",
        text: "CoreWeave sees capex of $20 billion in 2025 ($8.7 billion in 2024).",
        claims: [
            "CoreWeave | capitalExpenditure | 20000000000 USD | 2025-01-01/2025-12-31 | guidance | by CoreWeave",
            "CoreWeave | capitalExpenditure | 8700000000 USD | 2024-01-01/2024-12-31 | actual | by CoreWeave",
        ]),
    TrapSentence(
        trap: "respectively",
        text: "Meta and Amazon spent $37 billion and $83 billion on capex in 2024, respectively.",
        claims: [
            "Meta | capitalExpenditure | 37000000000 USD | 2024-01-01/2024-12-31 | actual | by Meta",
            "Amazon | capitalExpenditure | 83000000000 USD | 2024-01-01/2024-12-31 | actual | by Amazon",
        ]),
    TrapSentence(
        trap: "rumour",
        text: "ByteDance plans to spend $7 billion on Nvidia chips in 2025, people familiar with the matter said.",
        claims: [
            "ByteDance | aiSpending | 7000000000 USD | Nvidia | 2025-01-01/2025-12-31 | rumour | by people familiar with the matter"
        ]),
    TrapSentence(
        trap: "outlet reports",
        text: "Microsoft will cut data center spending by 10%, Bloomberg reported.",
        claims: [
            "Microsoft | aiSpending | -10 percent | undated | rumour | delta | by Bloomberg"
        ]),
    TrapSentence(
        trap: "reportedly",
        text: "xAI is reportedly raising $6 billion.",
        claims: [
            "xAI | funding | 6000000000 USD | undated | rumour"
        ]),
    TrapSentence(
        trap: "analysts",
        text: "Analysts expect Amazon's capital expenditures to reach $105 billion in 2025.",
        claims: [
            "Amazon | capitalExpenditure | 105000000000 USD | 2025-01-01/2025-12-31 | estimate | by analysts"
        ]),
    TrapSentence(
        trap: "consensus besides actual",
        text: "Alphabet's revenue was $96.5 billion in the quarter; analysts had expected $96.6 billion.",
        claims: [
            "Alphabet | revenue | 96500000000 USD | 2024-10-01/2024-12-31 | actual | by Alphabet",
            "Alphabet | revenue | 96600000000 USD | 2024-10-01/2024-12-31 | estimate | by analysts",
        ]),
    TrapSentence(
        trap: "may have",
        text: "Baidu might own more than 20,000 A800 chips, public data suggest.",
        claims: [
            "Baidu | acceleratorCount | 20000… count | Nvidia A800 | undated | estimate | stock"
        ]),
    TrapSentence(
        trap: "target",
        text: "xAI aims to operate 1 million GPUs by the end of 2026.",
        claims: [
            "xAI | acceleratorCount | 1000000 count | /2026-12-31 | target | stock | by xAI"
        ]),
    TrapSentence(
        trap: "guidance noun",
        text: "Its shares fell. CoreWeave's 2025 revenue guidance is $4.9 billion to $5.1 billion.",
        claims: [
            "CoreWeave | revenue | 4900000000…5100000000 USD | 2025-01-01/2025-12-31 | guidance | by CoreWeave"
        ]),
    TrapSentence(
        trap: "money and what it buys",
        text: "Tesla spent $400 million in March, buying about 9,000 Nvidia H100 GPUs.",
        claims: [
            "Tesla | aiSpending | 400000000 USD | 2024-03-01/2024-03-31 | actual",
            "Tesla | acceleratorCount | 9000 count | Nvidia H100 | 2024-03-01/2024-03-31 | actual",
        ]),
    TrapSentence(
        trap: "equivalence",
        text: "Oracle ordered 64,000 GB200 chips worth $3 billion.",
        claims: [
            "Oracle | acceleratorCount | 64000 count | Nvidia GB200 | undated | actual",
            "Oracle | aiSpending | 3000000000 USD | Nvidia GB200 | undated | actual",
        ]),
    TrapSentence(
        trap: "possession is a stock",
        text: "Meta owns 350,000 H100 GPUs.",
        claims: [
            "Meta | acceleratorCount | 350000 count | Nvidia H100 | undated | actual | stock"
        ]),
    TrapSentence(
        trap: "per year is a rate",
        text: "Xiaomi will invest 1.5 billion yuan per year in research and development.",
        claims: [
            "Xiaomi | researchAndDevelopment | 1500000000 CNY | undated | planned | perYear | by Xiaomi"
        ]),
    TrapSentence(
        trap: "run rate",
        text: "OpenAI's annualized revenue reached $5 billion in December 2024.",
        claims: [
            "OpenAI | revenue | 5000000000 USD | /2024-12-31 | actual | runRate"
        ]),
    TrapSentence(
        trap: "cumulative",
        text: "Huawei has invested 1.2 trillion yuan in research and development to date.",
        claims: [
            "Huawei | researchAndDevelopment | 1200000000000 CNY | undated | actual | cumulative"
        ]),
    TrapSentence(
        trap: "research and development",
        text: "Xiaomi spent 24 billion yuan on research and development in 2024.",
        claims: [
            "Xiaomi | researchAndDevelopment | 24000000000 CNY | 2024-01-01/2024-12-31 | actual | by Xiaomi"
        ]),
    TrapSentence(
        trap: "new business",
        text: "XPeng will invest 5 billion yuan in new business research and development in 2025.",
        claims: [
            "XPeng | researchAndDevelopment | 5000000000 CNY | 2025-01-01/2025-12-31 | planned | by XPeng"
        ]),
    TrapSentence(
        trap: "training and inference",
        text: "Tesla will spend $10 billion on AI training and inference in 2025.",
        claims: [
            "Tesla | aiSpending | 10000000000 USD | 2025-01-01/2025-12-31 | planned | by Tesla"
        ]),
    TrapSentence(
        trap: "machine translation",
        text: "NIO will invest 2 billion yuan in AI training and reasoning in 2025.",
        claims: [
            "NIO | aiSpending | 2000000000 CNY | 2025-01-01/2025-12-31 | planned | by NIO"
        ]),
    TrapSentence(
        trap: "power",
        text: "Crusoe is building a 1.2 GW data center campus for OpenAI in Abilene.",
        claims: [
            "Crusoe | powerCapacity | 1200 MW | undated | planned | by Crusoe"
        ]),
    TrapSentence(
        trap: "compute growth",
        text: "Tesla increased its AI training compute by more than 80% in 2024.",
        claims: [
            "Tesla | computeGrowth | 80… percent | 2024-01-01/2024-12-31 | actual"
        ]),
    TrapSentence(
        trap: "funding",
        text: "Mistral AI raised €600 million in June 2024.",
        claims: [
            "Mistral AI | funding | 600000000 EUR | 2024-06-01/2024-06-30 | actual"
        ]),
    TrapSentence(
        trap: "valuation",
        text: "xAI was valued at $50 billion in December 2024.",
        claims: [
            "xAI | valuation | 50000000000 USD | 2024-12-01/2024-12-31 | actual"
        ]),
    TrapSentence(
        trap: "investment in a company is funding",
        text: "Amazon invested $4 billion in Anthropic in 2024.",
        claims: [
            "Amazon | funding | 4000000000 USD | Anthropic | 2024-01-01/2024-12-31 | actual"
        ]),
    TrapSentence(
        trap: "acquisition is no spending on AI",
        text: "SoftBank bought Ampere Computing for $6.5 billion.",
        claims: [
            "SoftBank | other | 6500000000 USD | Ampere Computing | undated | actual"
        ]),
    TrapSentence(
        trap: "contract",
        text: "CoreWeave signed an $11.9 billion contract with OpenAI.",
        claims: [
            "CoreWeave | contractValue | 11900000000 USD | undated | actual"
        ]),
    TrapSentence(
        trap: "backlog",
        text: "Oracle's backlog stood at $130 billion at the end of February.",
        claims: [
            "Oracle | contractValue | 130000000000 USD | /2025-02-28 | actual"
        ]),
    TrapSentence(
        trap: "unit price",
        text: "Nvidia sells its H100 chips for $30,000 each.",
        claims: []),
    TrapSentence(
        trap: "share move",
        text: "Nvidia shares fell 17% on Monday.",
        claims: [
            "Nvidia | sharePriceChange | -17 percent | undated | actual | delta"
        ]),
    TrapSentence(
        trap: "dividend",
        text: "Microsoft declared a dividend of $0.83 per share.",
        claims: []),
    TrapSentence(
        trap: "jobs",
        text: "Apple will hire 20,000 workers in the next four years.",
        claims: []),
    TrapSentence(
        trap: "share of revenue",
        text: "Samsung spent 11% of its sales on research and development.",
        claims: []),
    TrapSentence(
        trap: "supplier and buyer",
        text: "Nvidia sold 30,000 H100 chips to Meta in 2023.",
        claims: [
            "Meta | acceleratorCount | 30000 count | Nvidia H100 | 2023-01-01/2023-12-31 | actual"
        ]),
    TrapSentence(
        trap: "government",
        text: "Japan will invest 10 trillion yen in AI and chips by 2030.",
        claims: [
            "Japan government | aiSpending | 10000000000000 JPY | /2030-12-31 | planned | by Japan government"
        ]),
    TrapSentence(
        trap: "the government",
        text: "India approved the mission. The government will spend 103 billion rupees on AI this year.",
        claims: [
            "India government | aiSpending | 103000000000 INR | 2025-01-01/2025-12-31 | planned | by India government"
        ]),
    TrapSentence(
        trap: "common word",
        text: "Most companies missed the target, and visa fees of $10 billion were paid.",
        claims: []),
    TrapSentence(
        trap: "undated relative year",
        text: "Tesla will spend $10 billion on AI this year.",
        claims: [
            "Tesla | aiSpending | 10000000000 USD | unresolved | planned | by Tesla"
        ], isDated: false),
    TrapSentence(
        trap: "fiscal year",
        text: "Microsoft will spend $80 billion on AI data centers in fiscal 2025.",
        claims: [
            "Microsoft | aiSpending | 80000000000 USD | 2024-07-01/2025-06-30 | planned | by Microsoft"
        ]),
    TrapSentence(
        trap: "fiscal quarter",
        text: "Nvidia's revenue was $35.1 billion in the third quarter of fiscal 2025.",
        claims: [
            "Nvidia | revenue | 35100000000 USD | 2024-08-01/2024-10-31 | actual | by Nvidia"
        ]),
    TrapSentence(
        trap: "fall",
        text: "CoreWeave cut its 2025 capex forecast by 40%.",
        claims: [
            "CoreWeave | capitalExpenditure | -40 percent | 2025-01-01/2025-12-31 | guidance | delta | by CoreWeave"
        ]),
    TrapSentence(
        trap: "quotation over sentences",
        text:
            "\"We are building the largest cluster in the world. We will spend $15 billion on AI chips in 2025,\" Musk said.",
        claims: [
            "Tesla | aiSpending | 15000000000 USD | 2025-01-01/2025-12-31 | planned | by Elon Musk"
        ]),
    TrapSentence(
        trap: "unknown company by its suffix",
        text:
            "Quantara Motors Inc will invest $700 million in AI infrastructure in 2025. Quantara also plans to buy 4,000 H200 GPUs.",
        claims: [
            "Quantara Motors | aiSpending | 700000000 USD | 2025-01-01/2025-12-31 | planned | by Quantara Motors",
            "Quantara Motors | acceleratorCount | 4000 count | Nvidia H200 | undated | planned | by Quantara Motors",
        ]),
    TrapSentence(
        trap: "unknown company by its CEO",
        text: "Velorum CEO Jane Miller said that the company will spend $2 billion on AI in 2025.",
        claims: [
            "Velorum | aiSpending | 2000000000 USD | 2025-01-01/2025-12-31 | planned | by Jane Miller"
        ]),
    TrapSentence(
        trap: "unknown company by its ticker",
        text: "Brightgate (NASDAQ:BGTE) spent $120 million on GPUs in 2024.",
        claims: [
            "Brightgate | aiSpending | 120000000 USD | 2024-01-01/2024-12-31 | actual"
        ]),
    TrapSentence(
        trap: "list with colons",
        text: "Samsung: 50,000 GPUs. Naver: 60,000 GPUs.",
        claims: [
            "Samsung | acceleratorCount | 50000 count | undated | actual",
            "Naver | acceleratorCount | 60000 count | undated | actual",
        ]),
    TrapSentence(
        trap: "bracketed conversion",
        text: "Alibaba will invest 380 billion yuan ($52.4 billion) in AI infrastructure over the next three years.",
        claims: [
            "Alibaba | aiSpending | 380000000000 CNY | 2025-01-01/2027-12-31 | planned | by Alibaba"
        ]),
    TrapSentence(
        trap: "difference",
        text: "Alphabet will spend $10 billion more on data centers this year.",
        claims: [
            "Alphabet | aiSpending | 10000000000 USD | 2025-01-01/2025-12-31 | planned | delta | by Alphabet"
        ]),
    TrapSentence(
        trap: "including parts",
        text: "Meta will spend $65 billion in 2025, including $10 billion on a data center in Louisiana.",
        claims: [
            "Meta | aiSpending | 65000000000 USD | 2025-01-01/2025-12-31 | planned | by Meta",
            "Meta | aiSpending | 10000000000 USD | 2025-01-01/2025-12-31 | planned | by Meta",
        ]),
    TrapSentence(
        trap: "commitment to another",
        text: "OpenAI has committed $300 billion to Oracle.",
        claims: [
            "OpenAI | contractValue | 300000000000 USD | undated | actual"
        ]),
    TrapSentence(
        trap: "stated plan in the past is old",
        text: "Meta had planned to spend $39 billion on data centers in 2024.",
        claims: [
            "Meta | aiSpending | 39000000000 USD | 2024-01-01/2024-12-31 | planned | by Meta"
        ]),
    TrapSentence(
        trap: "french",
        text: "Tesla investira 10 milliards de dollars dans l'IA cette année.",
        claims: [], language: "fr"),
    TrapSentence(
        trap: "statement on a social network",
        text: "Elon Musk wrote on X that xAI will buy 100,000 H100 chips.",
        claims: [
            "xAI | acceleratorCount | 100000 count | Nvidia H100 | undated | planned | by Elon Musk"
        ]),
    TrapSentence(
        trap: "results call",
        text: "On the earnings call, Amy Hood said Microsoft spent $20 billion on capital expenditures in the quarter.",
        claims: [
            "Microsoft | capitalExpenditure | 20000000000 USD | 2024-10-01/2024-12-31 | actual | by Amy Hood"
        ]),
    TrapSentence(
        trap: "filing",
        text: "Amazon spent $83 billion on capital expenditures in 2024, its annual report shows.",
        claims: [
            "Amazon | capitalExpenditure | 83000000000 USD | 2024-01-01/2024-12-31 | actual | by Amazon"
        ]),
    TrapSentence(
        trap: "broadcast and its month",
        text:
            "Elon Musk promised in a livestream in July last year that xAI would switch on a cluster of 15,000 H100 chips.",
        claims: [
            "xAI | acceleratorCount | 15000 count | Nvidia H100 | undated | planned | by Elon Musk"
        ]),
    TrapSentence(
        trap: "month told in the past",
        text: "SoftBank invested $500 million in OpenAI in October.",
        claims: [
            "SoftBank | funding | 500000000 USD | OpenAI | 2024-10-01/2024-10-31 | actual"
        ]),
    TrapSentence(
        trap: "year to come is planned",
        text: "Amazon's capital expenditures are $100 billion for 2026.",
        claims: [
            "Amazon | capitalExpenditure | 100000000000 USD | 2026-01-01/2026-12-31 | guidance | by Amazon"
        ]),
    TrapSentence(
        trap: "shares and their price",
        text: "Shares of Nvidia rose 3% after it said revenue was $35.1 billion.",
        claims: [
            "Nvidia | sharePriceChange | 3 percent | undated | actual | delta",
            "Nvidia | revenue | 35100000000 USD | undated | actual | by Nvidia",
        ]),
    TrapSentence(
        trap: "semicolon parts sources",
        text:
            "Xpeng announced plans to invest 3 billion yuan in artificial intelligence this year; according to public data, Xiaomi may have 10,000 H100 chips.",
        claims: [
            "XPeng | aiSpending | 3000000000 CNY | 2025-01-01/2025-12-31 | planned | by XPeng",
            "Xiaomi | acceleratorCount | 10000 count | Nvidia H100 | undated | estimate | stock",
        ]),
    TrapSentence(
        trap: "speaker behind a comma and an office",
        text: "Samsung will spend 20 trillion won on chips this year, chairman Lee Jae-yong told reporters in Seoul.",
        claims: [
            "Samsung | aiSpending | 20000000000000 KRW | 2025-01-01/2025-12-31 | planned | by Lee Jae-yong"
        ]),
]
