#!/usr/bin/env python3
"""Has LibreOffice work out a spreadsheet of the model anew, and holds each value against the program's.

    sheet_test.py BINARY

For each scenario the program writes a spreadsheet; the values that stand beside its formulas are taken out, so that
LibreOffice has to find them. Each must equal what the program wrote to 1e-9. Then a value of one's own is put beside an
assumption, as an analyst would, and must give what the program gives with --assume.
"""

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile

CASE = ["--company-class", "automaker", "--spend", "2024=10B", "--spend", "2025=14.5B", "--stock", "35000", "--status",
        "informal", "--power-cap", "900"]
TOLERANCE = 1e-9
SHEETS = {"Summary": 1, "Model": 2, "Assumptions": 3, "Inputs": 4}
# LibreOffice takes over the values of a file unless it is told to work them out.
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value>
</prop></item></oor:items>
"""
CELL = re.compile(r'<c r="([A-Z]+)(\d+)"[^>]*>(?:<f>(.*?)</f>)?<v>(.*?)</v></c>')


def write(binary: str, path: str, scenario: str, more: list[str] = []) -> None:
    subprocess.run(
        [binary, "project", *CASE, "--format", "xlsx", "--output", path, "--scenario", scenario, *more], check=True)


def formulas(path: str) -> dict[str, float]:
    """The values that the program wrote beside formulas, by sheet and cell."""
    found = {}
    with zipfile.ZipFile(path) as book:
        for sheet, number in SHEETS.items():
            text = book.read(f"xl/worksheets/sheet{number}.xml").decode()
            for column, row, formula, value in CELL.findall(text):
                if formula:
                    found[f"{sheet}!{column}{row}"] = float(value)
    return found


def emptied(path: str, target: str, own: dict[str, float]) -> None:
    """A copy whose formulas have no values yet, with values of one's own in some cells of Assumptions."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                text = data.decode()
                text = re.sub(r"(</f>)<v>.*?</v>", r"\1", text)
                if item.filename.endswith(f"sheet{SHEETS['Assumptions']}.xml"):
                    for cell, value in own.items():
                        text, count = re.subn(rf'<c r="{cell}"([^>]*)/>', rf'<c r="{cell}"\1><v>{value}</v></c>', text)
                        assert count == 1, cell
                data = text.encode()
            new.writestr(item.filename, data)


def recalculated(path: str, folder: str) -> dict[str, float]:
    """Each number that LibreOffice finds, by sheet and cell."""
    settings = f"{folder}/profile/user/registrymodifications.xcu"
    if not os.path.exists(settings):
        os.makedirs(os.path.dirname(settings))
        with open(settings, "w") as file:
            file.write(ALWAYS)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir", folder, path],
        check=True, capture_output=True, timeout=240)
    found = {}
    stem = os.path.splitext(os.path.basename(path))[0]
    for sheet in SHEETS:
        with open(f"{folder}/{stem}-{sheet}.csv", newline="") as file:
            for row, cells in enumerate(csv.reader(file), 1):
                for column, text in enumerate(cells):
                    try:
                        found[f"{sheet}!{letters(column)}{row}"] = float(text)
                    except ValueError:
                        pass
    return found


def letters(column: int) -> str:
    text = ""
    column += 1
    while column:
        text = chr(65 + (column - 1) % 26) + text
        column = (column - 1) // 26
    return text


def differences(wanted: dict[str, float], found: dict[str, float]) -> list[str]:
    problems = []
    for cell, value in wanted.items():
        got = found.get(cell)
        if got is None:
            problems.append(f"{cell}: LibreOffice has no number, the program {value}")
        elif abs(got - value) > TOLERANCE * max(abs(value), 1e-300) and abs(got - value) > 1e-12:
            problems.append(f"{cell}: LibreOffice has {got}, the program {value}")
    return problems


def main() -> int:
    binary = os.path.abspath(sys.argv[1])
    problems = []
    compared = 0
    with tempfile.TemporaryDirectory(prefix="sheet-test-") as folder:
        first, again = f"{folder}/a.xlsx", f"{folder}/b.xlsx"
        write(binary, first, "base")
        write(binary, again, "base")
        with open(first, "rb") as left, open(again, "rb") as right:
            if left.read() != right.read():
                problems.append("the same case gives other bytes")
        answers = {}
        for scenario in ["bear", "base", "bull"]:
            path, bare = f"{folder}/{scenario}.xlsx", f"{folder}/{scenario}-bare.xlsx"
            write(binary, path, scenario)
            wanted = formulas(path)
            emptied(path, bare, {})
            found = recalculated(bare, folder)
            compared += len(wanted)
            problems += [f"{scenario}: {problem}" for problem in differences(wanted, found)]
            answers[scenario] = found
        if answers["bear"] == answers["bull"]:
            problems.append("the scenario changes nothing")

        # The outputs are those of the program's other form.
        told = json.loads(subprocess.run(
            [binary, "project", *CASE, "--format", "json"], check=True, capture_output=True, text=True).stdout)
        outputs = list(dict.fromkeys(output["quantity"] for output in told["outputs"]))
        years = sorted({output["year"] for output in told["outputs"]})
        for scenario, found in answers.items():
            for output in told["outputs"]:
                if output[scenario] is None:
                    continue
                row = 7 + 4 * outputs.index(output["quantity"])
                cell = f"Summary!{letters(2 + years.index(output['year']))}{row}"
                compared += 1
                problems += [f"{scenario}: {problem}" for problem in differences({cell: output[scenario]}, found)]

        # A value of one's own does what --assume does.
        with zipfile.ZipFile(first) as book:
            strings = re.findall(r"<si><t[^>]*>(.*?)</t></si>", book.read("xl/sharedStrings.xml").decode(), re.S)
            sheet = book.read(f"xl/worksheets/sheet{SHEETS['Assumptions']}.xml").decode()
        rows = {
            strings[int(index)]: row
            for row, index in re.findall(r'<c r="A(\d+)"[^>]*t="s"[^>]*><v>(\d+)</v>', sheet)
        }
        own = {f"J{row}": 1.3 for name, row in rows.items() if name == "pue" or name.startswith("pue.")}
        assert own, "no row of Assumptions is called pue"
        changed, target = f"{folder}/own.xlsx", f"{folder}/assumed.xlsx"
        emptied(first, changed, own)
        write(binary, target, "base", ["--assume", "pue=1.3"])
        wanted = {cell: value for cell, value in formulas(target).items() if cell.startswith(("Model", "Summary"))}
        compared += len(wanted)
        problems += [f"a value of one's own: {problem}" for problem in differences(wanted, recalculated(changed, folder))]
    for problem in problems[:20]:
        print(problem)
    print(f"{compared} values compared, {len(problems)} problems")
    return 1 if problems or compared < 500 else 0


if __name__ == "__main__":
    sys.exit(main())
