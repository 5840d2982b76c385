#!/usr/bin/env python3
"""Article extraction side by side: the program and its peers on the same pages, one thread each.

    swift build -c release --product reading-lab
    python3 -m venv .venv && .venv/bin/pip install -r Benchmarks/requirements.txt
    .venv/bin/python Benchmarks/articles.py --scorer score_articles.py DIR…

Each DIR is a labelled set: pages/ and truth.json; the scorer is the sets' own. Printed are the F1 of body, title, authors
and date, the difference to trafilatura with a paired bootstrap over pages (90 % interval), milliseconds of CPU a page
(best of three rounds for the program and libxml2, one for the peers, pages in memory, start of the process left out)
and the ratio to trafilatura. A peer that is not installed is named and left out.
"""
import argparse
import importlib.util
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def peers():
    """Name, and a function of a page's bytes that gives text, title, author and date; by what is installed."""
    found = {}
    try:
        import trafilatura

        def precise(page):
            said = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
            said = said.as_dict() if said is not None else {}
            return said.get("text"), said.get("title"), said.get("author"), said.get("date")

        def fast(page):
            return trafilatura.extract(page, include_comments=False, fast=True), None, None, None

        found[f"trafilatura {trafilatura.__version__}, with metadata"] = precise
        found[f"trafilatura {trafilatura.__version__}, fast"] = fast
    except ImportError as error:
        print(f"left out: {error}", file=sys.stderr)
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding

        def resiliparse(page):
            text = bytes_to_str(page, detect_encoding(page))
            return extract_plain_text(text, main_content=True, alt_texts=False), None, None, None

        found["resiliparse"] = resiliparse
    except ImportError as error:
        print(f"left out: {error}", file=sys.stderr)
    try:
        import lxml.html
        from readability import Document

        def readability(page):
            document = Document(page)
            return lxml.html.fromstring(document.summary()).text_content(), document.title(), None, None

        found["readability-lxml"] = readability
    except ImportError as error:
        print(f"left out: {error}", file=sys.stderr)
    return found


def run_peer(extract, pages):
    guesses, start = {}, time.process_time()
    for name, page in pages:
        try:
            text, title, author, date = extract(page)
        except Exception:  # A peer that fails on a page has read nothing of it.
            text = title = author = date = None
        guesses[name] = {"text": text or "", "title": title, "author": author, "published": date}
    return guesses, (time.process_time() - start) * 1000 / len(pages)


def run_program(lab, folder):
    lines = subprocess.run([lab, "read", folder], capture_output=True, text=True, check=True).stdout.splitlines()
    guesses = {item["path"]: item for item in map(json.loads, lines)}
    timing = subprocess.run([lab, "time", folder], capture_output=True, text=True, check=True).stdout
    rounds = [float(line.split(" pages, ")[1].split()[0]) for line in timing.splitlines() if " pages, " in line]
    return guesses, min(rounds)


def scores(scorer, data, guesses):
    docs = data["docs"]
    if data["metric"] == "shingle":
        counts = {n: scorer.shingle_counts(d.get("text"), guesses.get(n, {}).get("text") or "") for n, d in docs.items()}
        body = lambda names: scorer.shingle_summary([counts[n] for n in names])[0]
    else:
        pages = {x[0]: x[1] for x in scorer.score_words(docs, guesses)[1]}
        body = lambda names: statistics.mean(pages[n] for n in names)
    fields = {k: v[0]["F1"] for k, v in scorer.score_metadata(docs, guesses).items()}
    return body, fields


def interval(ours, theirs, names, rounds=1000):
    draw = random.Random(1)
    spread = sorted(
        ours(sample) - theirs(sample)
        for sample in ([draw.choice(names) for _ in names] for _ in range(rounds)))
    return spread[rounds // 20], spread[-rounds // 20 - 1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--scorer", required=True)
    parser.add_argument("--lab", default=os.path.join(HERE, "..", ".build", "release", "reading-lab"))
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", args.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    dom = os.path.join(tempfile.mkdtemp(), "dom")
    flags = subprocess.run(["xml2-config", "--cflags", "--libs"], capture_output=True, text=True).stdout.split()
    if subprocess.run(["cc", "-O2", "-o", dom, os.path.join(HERE, "dom.c"), *flags], stderr=subprocess.DEVNULL).returncode:
        dom = None
        print("left out: libxml2's bare parse, which needs cc and xml2-config", file=sys.stderr)
    for folder in args.folders:
        with open(os.path.join(folder, "truth.json"), encoding="utf-8") as handle:
            data = json.load(handle)
        place = os.path.join(folder, "pages")
        pages = []
        for name in sorted(os.listdir(place)):
            with open(os.path.join(place, name), "rb") as handle:
                pages.append((name, handle.read()))
        names = list(data["docs"])
        rows = {"briefing": run_program(args.lab, place)}
        for name, extract in peers().items():
            rows[name] = run_peer(extract, pages)
        judged = {name: (*scores(scorer, data, guesses), spent) for name, (guesses, spent) in rows.items()}
        base = next((n for n in judged if n.startswith("trafilatura") and "metadata" in n), None)
        print(f"\n**{data['dataset']}**, {len(pages)} pages\n")
        print("| | body | against trafilatura | title | authors | date | ms a page | trafilatura is slower |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        for name, (body, fields, spent) in judged.items():
            low, high = interval(body, judged[base][0], names) if base and name != base else (0, 0)
            said = [f"{fields[k]:.3f}" if k in fields and fields[k] > 0 else "" for k in ("title", "author", "published")]
            ratio = f"{judged[base][2] / spent:.1f} ×" if base else ""
            print(f"| {name} | {body(names):.4f} | {low:+.3f} to {high:+.3f} | {' | '.join(said)} | {spent:.2f} | {ratio} |")
        if dom:
            spent = float(subprocess.run([dom, place], capture_output=True, text=True).stdout)
            print(f"| libxml2, parsing alone | | | | | | {spent:.2f} | {judged[base][2] / spent if base else 0:.1f} × |")


if __name__ == "__main__":
    main()
