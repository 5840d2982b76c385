#!/usr/bin/env python3
"""Kills a night at every file-system call, and lets such calls fail, and sees that nothing is lost.

    crash_test.py BINARY [--every N] [--articles N] [--random N] [--faults] [--only CALL]

A night over some articles is made once without harm. Then it is made again from the same start and
killed (strace) at a write, sync, rename or removal, one point after another. After each kill

* the site that a reader sees is whole: the old one or the new one, file for file;
* a further run, undisturbed, ends well, and gives the bytes of the run without harm.

With --faults calls fail instead: no space, an I/O error, too many open files, an interrupted call. The run has to end
with the right status (or succeed where a call may simply be made again), the old site has to be whole, and the further
run as above. --every takes one point in N of each call; --random kills at so many random times besides.
"""

import argparse
import collections
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

CALLS = ["write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "mkdir", "symlink", "link", "ftruncate", "rmdir"]
FAULTS = [
    # call, error, statuses that are right
    ("write", "ENOSPC", {0, 3, 74}), ("write", "EIO", {0, 3, 74}), ("write", "EINTR", {0, 3, 74}),
    ("pwrite64", "ENOSPC", {74}), ("pwrite64", "EIO", {74}),
    ("fsync", "EIO", {74}), ("fdatasync", "EIO", {74}), ("fsync", "ENOSPC", {74}),
    ("rename", "EIO", {74}), ("rename", "ENOSPC", {74}), ("mkdir", "ENOSPC", {73, 74}), ("link", "ENOSPC", {74}),
    ("symlink", "ENOSPC", {74}), ("openat", "EMFILE", {3, 66, 73, 74, 77}), ("openat", "EIO", {3, 66, 73, 74, 77}),
]
COMPANIES = ["Acme Robotics", "Harbour Motors", "Lanternfield Systems", "Quayside Cloud", "Northgate Devices"]
SETTINGS = "sources: [in]\noutput: Out\nlimits: {fewest: 1000}\n"


def article(number: int, day: str) -> str:
    company = COMPANIES[number % len(COMPANIES)]
    amount = 2 + number * 0.25
    return f"""<!DOCTYPE html><html lang="en"><head><title>{company} and plan {number}</title>
<meta property="og:site_name" content="Harbour Wire">
<meta property="article:published_time" content="{day}T08:{number % 60:02}:00Z"></head><body><article>
<h1>{company} and plan {number}</h1>
<p>{company} Inc will spend ${amount} billion on AI training in 2024, the company said in a regulatory filing on Tuesday.
The plan covers the whole of the year and every site that the company runs, number {number} among them.</p>
<p>The company did not say how the money will be divided between its laboratories, and analysts who follow the shares
said that they would wait for the results before they change their models of it.</p>
</article></body></html>"""


class Harness:
    def __init__(self, binary: str, folder: str, articles: int) -> None:
        self.binary = os.path.abspath(binary)
        self.folder = folder
        self.start = os.path.join(folder, "start")
        self.work = os.path.join(folder, "work")
        os.makedirs(self.start + "/in")
        with open(self.start + "/briefing.yaml", "w") as file:
            file.write(SETTINGS)
        half = articles // 2
        for number in range(half):
            self.put(number, "2024-04-30")
        outcome = self.run(self.start, "2024-04-30")
        if outcome.returncode != 0:
            sys.exit(f"the first night fails: {outcome.returncode} {outcome.stderr}")
        for number in range(half, articles):
            self.put(number, "2024-05-01")
        self.old = self.site(self.start)
        self.restore()
        outcome = self.run(self.work, "2024-05-01")
        if outcome.returncode != 0:
            sys.exit(f"the second night fails: {outcome.returncode} {outcome.stderr}")
        self.new = self.site(self.work)
        self.whole = self.tree(self.work)
        if self.old == self.new:
            sys.exit("the second night changes nothing, so that nothing can be tested")

    def put(self, number: int, day: str) -> None:
        with open(f"{self.start}/in/{number:04}.html", "w") as file:
            file.write(article(number, day))

    def restore(self) -> None:
        shutil.rmtree(self.work, ignore_errors=True)
        subprocess.run(["cp", "-a", self.start, self.work], check=True)

    def run(self, folder: str, day: str, prefix: list[str] = []) -> subprocess.CompletedProcess:
        return subprocess.run(
            prefix + [self.binary, "nightly", "--as-of", day], cwd=folder, env={"SWIFT_BACKTRACE": "enable=no"},
            capture_output=True, text=True, timeout=120)

    def site(self, folder: str) -> dict[str, str]:
        """What a reader sees: the digests of the live release's files; checked against its manifest."""
        live = folder + "/Out/site/current"
        if not os.path.lexists(live):
            return {}
        files = {}
        for place, _, names in os.walk(live + "/"):
            for name in names:
                path = os.path.join(place, name)
                with open(path, "rb") as file:
                    files[os.path.relpath(path, live)] = hashlib.sha256(file.read()).hexdigest()
        with open(live + "/manifest.json") as file:
            told = json.load(file)["files"]
        files.pop("manifest.json")
        if files != told:
            raise AssertionError("the live release is not what its manifest says")
        return files

    def tree(self, folder: str) -> dict[str, str]:
        """The live site and the briefings."""
        files = {"site/" + name: digest for name, digest in self.site(folder).items()}
        root = folder + "/Out/briefings"
        for place, _, names in os.walk(root):
            for name in names:
                path = os.path.join(place, name)
                with open(path, "rb") as file:
                    files["briefings/" + os.path.relpath(path, root)] = hashlib.sha256(file.read()).hexdigest()
        return files

    def points(self) -> dict[str, int]:
        """How often each call is made by the thread that makes it most often, from the first touch of the work on."""
        self.restore()
        log = self.folder + "/calls"
        self.run(
            self.work, "2024-05-01",
            ["strace", "-f", "-qq", "-o", log, "-e", "trace=" + ",".join(CALLS + ["openat"])])
        counts: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
        with open(log) as file:
            for line in file:
                found = re.match(r"(\d+) +(\w+)\(", line)
                if found:
                    counts[found[2]][found[1]] += 1
        return {call: max(threads.values()) for call, threads in counts.items()}

    def look(self, what: str) -> str | None:
        """What is wrong after a disturbed run, and after an undisturbed one; None where all is well."""
        try:
            site = self.site(self.work)
        except (AssertionError, OSError, ValueError) as problem:
            return f"{what}: a reader sees a broken site: {problem}"
        if site not in (self.old, self.new):
            return f"{what}: a reader sees a site that is neither the old nor the new one"
        outcome = self.run(self.work, "2024-05-01")
        if outcome.returncode not in (0, 3):
            return f"{what}: the next run ends with {outcome.returncode}: {outcome.stderr[:300]}"
        tree = self.tree(self.work)
        if tree != self.whole:
            names = sorted(name for name in tree.keys() | self.whole.keys() if tree.get(name) != self.whole.get(name))
            return f"{what}: the next run gives other bytes: {', '.join(names[:5])}"
        left = [
            name for place, folders, names in os.walk(self.work + "/Out") for name in folders + names
            if name.endswith(".tmp")
        ]
        return f"{what}: left over after the next run: {left}" if left else None

    def kill(self, call: str, number: int) -> str | None:
        self.restore()
        outcome = self.run(
            self.work, "2024-05-01",
            ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
             f"inject={call}:signal=KILL:when={number}"])
        # A point that this run did not come to is no kill: the run has ended by itself.
        self.reached += outcome.returncode not in (0, 3)
        return self.look(f"killed at {call} {number}")

    def fault(self, call: str, error: str, number: int, right: set[int]) -> str | None:
        self.restore()
        # A full disk stays full; other faults happen once.
        lasting = "+" if error == "ENOSPC" else ""
        outcome = self.run(
            self.work, "2024-05-01",
            ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
             f"inject={call}:error={error}:when={number}{lasting}"])
        self.reached += outcome.returncode not in (0, 3)
        what = f"{error} at {call} {number}"
        if outcome.returncode not in right | {0, 3}:
            return f"{what}: the run ends with {outcome.returncode}: {outcome.stderr[:300]}"
        if outcome.returncode in (0, 3) and error not in ("EINTR", "EMFILE", "EIO") and self.site(self.work) != self.new:
            return f"{what}: the run says that all is well, and the site is the old one"
        return self.look(what)

    def kill_after(self, seconds: float) -> str | None:
        self.restore()
        process = subprocess.Popen(
            [self.binary, "nightly", "--as-of", "2024-05-01"], cwd=self.work, env={}, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        self.reached += process.poll() is None
        process.kill()
        process.wait()
        return self.look(f"killed after {seconds:.4f} s")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--random", type=int, default=0)
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--only")
    options = parser.parse_args()
    problems: list[str] = []
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="crash-test-") as folder:
        harness = Harness(options.binary, folder, options.articles)
        harness.reached = 0
        points = harness.points()
        tried = 0

        def note(problem: str | None) -> None:
            nonlocal tried
            tried += 1
            if problem:
                problems.append(problem)
                print(problem, flush=True)

        for call in CALLS:
            if options.only in (None, call):
                # Calls of early stages are as likely to be drawn as those of late ones.
                for number in range(1 + tried % options.every, points.get(call, 0) + 1, options.every):
                    note(harness.kill(call, number))
        if options.faults:
            for call, error, right in FAULTS:
                if options.only in (None, call):
                    first = 1 if call != "openat" else max(1, points.get(call, 0) // 4)
                    for number in range(first + tried % options.every, points.get(call, 0) + 1, options.every):
                        note(harness.fault(call, error, number, right))
        if options.random:
            harness.restore()
            start = time.monotonic()
            harness.run(harness.work, "2024-05-01")
            length = time.monotonic() - start
            draw = random.Random(7)
            for _ in range(options.random):
                note(harness.kill_after(draw.random() * length))
        print(
            f"{tried} points tried, {harness.reached} of them ended the run, {len(problems)} problems, "
            f"{time.monotonic() - begun:.0f} s")
        if tried == 0 or harness.reached == 0:
            print("nothing was tried: is strace there, and may it trace?")
            return 1
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
