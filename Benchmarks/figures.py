#!/usr/bin/env python3
"""Speed of figures, names and claims beside two other programs, on the same texts, one thread each, in one run.

    swift build -c release --product extracting-lab
    python3 -m venv .venv && .venv/bin/pip install -r Benchmarks/requirements-figures.txt
    .venv/bin/python Benchmarks/figures.py TEXT…

TEXT are files of plain text in English, best some hundred articles. The program reads them all; the peers, which are
slower by orders of magnitude, the first --peer-bytes of them. Printed are megabytes a second without the start of the
process (best of three rounds for the program, one for the peers), the ratio to each peer, and the cost of a byte in a
long document against a short one. A peer that is not installed is named and left out.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
import warnings

warnings.filterwarnings("ignore")


def peers():
    found = {}
    try:
        from quantulum3 import parser

        found["quantulum3"] = parser.parse
    except ImportError as error:
        print(f"left out: {error}", file=sys.stderr)
    try:
        from recognizers_date_time import recognize_datetime
        from recognizers_number import recognize_number, recognize_percentage
        from recognizers_number_with_unit import recognize_currency, recognize_dimension

        def recognizers(text):
            for recognize in (
                recognize_number, recognize_percentage, recognize_currency, recognize_dimension, recognize_datetime,
            ):
                recognize(text, "en-us")

        found["Recognizers-Text"] = recognizers
    except ImportError as error:
        print(f"left out: {error}", file=sys.stderr)
    return found


def steps(lab, paths):
    said = subprocess.run([lab, "time"] + paths, capture_output=True, text=True, check=True).stdout
    return {name: float(speed) for name, speed in re.findall(r"^([a-z ]+): ([0-9.]+) MB/s", said, re.M)}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("texts", nargs="+", metavar="TEXT")
    options.add_argument("--lab", default=".build/release/extracting-lab")
    options.add_argument("--peer-bytes", type=int, default=60_000)
    options = options.parse_args()

    own = steps(options.lab, options.texts)
    print("| step of the program | MB/s |")
    print("| --- | --- |")
    for name, speed in own.items():
        print(f"| {name} | {speed:.1f} |")

    texts = [open(path, encoding="utf-8").read() for path in options.texts]
    sample, size = [], 0
    for text in texts:
        if size >= options.peer_bytes:
            break
        sample.append(text)
        size += len(text.encode())
    print("\n| peer | MB/s | the program's figures and periods are faster |")
    print("| --- | --- | --- |")
    for name, parse in peers().items():
        parse("About $5 million in 2024.")
        start = time.process_time()
        for text in sample:
            try:
                parse(text)
            except Exception:  # A peer that fails on a text has read nothing of it.
                pass
        speed = size / (time.process_time() - start) / 1e6
        print(f"| {name} | {speed:.4f} | {own['figures'] / speed:,.0f} × |")

    # The same ten megabytes, once in pieces of 10 kB cut between lines and once in one piece.
    whole = ("\n\n".join(texts) + "\n\n").encode()
    whole = (whole * (10_000_000 // len(whole) + 1))[:10_000_000]
    with tempfile.TemporaryDirectory() as folder:
        pieces, start = [], 0
        while start < len(whole):
            end = whole.find(b"\n", min(start + 10_000, len(whole)))
            end = len(whole) if end < 0 else end + 1
            pieces.append(os.path.join(folder, f"piece{len(pieces)}"))
            with open(pieces[-1], "wb") as file:
                file.write(whole[start:end])
            start = end
        long = os.path.join(folder, "long")
        with open(long, "wb") as file:
            file.write(whole)
        speeds = {"10 kB": steps(options.lab, pieces), "10 MB": steps(options.lab, [long])}
    print("\n| step | 10 kB documents, MB/s | a 10 MB document, MB/s |")
    print("| --- | --- | --- |")
    for name in speeds["10 kB"]:
        print(f"| {name} | {speeds['10 kB'][name]:.1f} | {speeds['10 MB'][name]:.1f} |")


if __name__ == "__main__":
    main()
