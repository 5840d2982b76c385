#!/usr/bin/env python3
"""Speed and memory of the sampled model beside another program, in one run.

    swift build -c release --product projecting-lab
    Benchmarks/model.py --peer "python3 reference_model.py bench --n 1000000 --years 8"

A peer is a command that draws the samples and takes their quantiles; it is timed as a whole process, and where it prints
“… X s, … Y s” the sum of these seconds is taken instead, so that its start does not count. The program draws as many
samples over as many years, all outputs with seven quantiles each, on two threads; and answers once by its lattice. Each is
run --rounds times in turn; printed are minimum, median and maximum, and the ratio of the medians.
"""
import argparse
import re
import shlex
import statistics
import subprocess
import time


def own(lab, count, years, threads):
    said = subprocess.run([lab, str(count), str(years), str(threads)], capture_output=True, text=True, check=True).stdout
    found = re.findall(r": ([0-9.e-]+) s, peak memory (\d+) MB", said)
    # The first answer of a process also makes its tables.
    return min(float(seconds) for seconds, _ in found[1:]), int(found[-1][1])


def peer(command):
    start = time.perf_counter()
    said = subprocess.run(shlex.split(command), capture_output=True, text=True, check=True).stdout
    whole = time.perf_counter() - start
    named = re.findall(r"([0-9.]+) s\b", said.split("cpu")[0])
    return sum(map(float, named)) if named else whole


def spread(values, unit=""):
    return f"{min(values):.3g} / {statistics.median(values):.3g} / {max(values):.3g}{unit}"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--lab", default=".build/release/projecting-lab")
    options.add_argument("--peer")
    options.add_argument("--samples", type=int, default=1_000_000)
    options.add_argument("--years", type=int, default=8)
    options.add_argument("--rounds", type=int, default=5)
    options = options.parse_args()
    sampled, lattice, theirs, memory = [], [], [], 0
    for _ in range(options.rounds):
        seconds, megabytes = own(options.lab, options.samples, options.years, 2)
        sampled.append(seconds)
        memory = max(memory, megabytes)
        lattice.append(own(options.lab, "lattice", options.years, 2)[0])
        if options.peer:
            theirs.append(peer(options.peer))
    print(f"{options.samples} samples, {options.years} years: {spread(sampled, ' s')}, {memory} MB")
    print(f"one answer by the lattice: {spread([1000 * value for value in lattice], ' ms')}")
    if theirs:
        print(f"peer: {spread(theirs, ' s')}; slower by {statistics.median(theirs) / statistics.median(sampled):.1f} times")


if __name__ == "__main__":
    main()
