#!/usr/bin/env python3
"""Runs the job on a local cluster of two executor processes, one of which is killed half-way.

    test_extract_articles.py BRIEFING
"""

from __future__ import annotations

import glob
import gzip
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import extract_articles as job  # noqa: E402

ARTICLES = 1_200
PARTITIONS = 12
MASTER = "local-cluster[2,1,1024]"
COMPANIES = ["Acme Robotics", "Harbour Motors", "Lanternfield Systems", "Quayside Cloud"]


def page(number: int) -> str:
    company = COMPANIES[number % len(COMPANIES)]
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{company} and plan {number}</title>'
        f'<meta property="og:site_name" content="Harbour Wire"><meta property="article:published_time" '
        f'content="2024-04-{1 + number % 28:02}T08:00:00Z"></head><body><article><h1>{company} and plan {number}</h1>'
        f"<p>{company} Inc will spend ${2 + number / 100} billion on AI training in 2024, the company said in a "
        f"regulatory filing on Tuesday. The plan covers every site that the company runs, number {number} among them."
        f"</p><p>The company did not say how the money will be divided between its laboratories.</p>"
        f"</article></body></html>")


def warc(number: int) -> bytes:
    body = page(number).encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://harbour.example/{number}\r\n"
        f"WARC-Date: 2024-05-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n")
    return gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)


def spark(*arguments: str, master: str = MASTER) -> subprocess.Popen:
    environment = dict(os.environ, PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    return subprocess.Popen(
        [os.path.join(os.path.dirname(sys.executable), "spark-submit"), "--master", master,
         "--conf", "spark.ui.enabled=false", "--conf", "spark.executor.cores=1", job.__file__, *arguments],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def executors() -> list[int]:
    found = subprocess.run(["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True).stdout
    # The workers' scripts name the class too; the process that runs it is Java.
    return [pid for pid in map(int, found.split()) if os.path.basename(os.readlink(f"/proc/{pid}/exe")) == "java"]


def written(folder: str) -> list[str]:
    lines = []
    for path in glob.glob(f"{folder}/**/part-*", recursive=True):
        with open(path, encoding="utf-8") as file:
            lines += file.read().splitlines()
    return sorted(lines)


def failure(said: str) -> str:
    """What Spark says went wrong, without its stacks."""
    lines = [line for line in said.splitlines() if "Error" in line or "Exception" in line or "exited" in line]
    return "\n" + "\n".join(dict.fromkeys(lines[-12:]))


def check(is_so: bool, what: str) -> None:
    if not is_so:
        raise SystemExit(f"FAILED: {what}")
    print(f"ok: {what}", flush=True)


def main() -> None:
    briefing = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="cluster-test-") as folder:
        # Every tenth article comes twice, under another id, and two lines are broken.
        given = [{"id": f"a-{number:05}", "html": page(number)} for number in range(ARTICLES)]
        given += [{"id": f"b-{number:05}", "html": page(number)} for number in range(0, ARTICLES, 10)]
        texts = [json.dumps(line) for line in given]
        texts[100:100] = ['{"id": "broken"', '{"id": "empty"}']
        source = f"{folder}/articles.jsonl"
        with open(source, "w", encoding="utf-8") as file:
            file.write("\n".join(texts) + "\n")
        single = subprocess.run(
            [briefing, "extract", "--jsonl"], input="\n".join(texts) + "\n", capture_output=True, text=True).stdout
        wanted = sorted(job.without_duplicates(single.splitlines()))
        check(len(wanted) == ARTICLES, "one process keeps each article once")

        # A program that takes its time leaves some to kill an executor in.
        slow, starts = f"{folder}/slow", f"{folder}/starts"
        os.mkdir(starts)
        with open(slow, "w") as file:
            file.write(f'#!/bin/sh\n: > {starts}/$$\nsleep 2\nexec {briefing} "$@"\n')
        os.chmod(slow, 0o755)
        process = spark("--briefing", slow, "--kind", "jsonl", "--input", source, "--output", f"{folder}/out",
                        "--partitions", str(PARTITIONS))
        killed: list[int] = []

        def kill() -> None:
            while process.poll() is None and not killed:
                running = executors()
                if len(os.listdir(starts)) >= 5 and len(running) >= 2:
                    os.kill(running[0], signal.SIGKILL)
                    killed.append(running[0])
                time.sleep(0.1)

        killer = threading.Thread(target=kill)
        killer.start()
        said = process.communicate(timeout=400)[0]
        killer.join()
        check(process.returncode == 0, f"the job ends well {'' if process.returncode == 0 else failure(said)}")
        check(len(killed) == 1, "an executor was killed half-way")
        check(len(os.listdir(starts)) > PARTITIONS, "its partitions were read again")
        check(written(f"{folder}/out/lines") == wanted, "the lines are those of one process, byte for byte")
        errors = [json.loads(line) for line in written(f"{folder}/out/errors")]
        check(len(errors) == 2 and all("error" in line for line in errors), "broken lines are kept with their reason")
        days = {os.path.basename(path) for path in glob.glob(f"{folder}/out/lines/day=*")}
        check(days == {f"day=2024-04-{day:02}" for day in range(1, 29)}, "there is a folder for each day")

        from pyspark.sql import SparkSession
        session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
        claims = session.read.parquet(f"{folder}/out/claims")
        known = sum(len(json.loads(line)["claims"]) for line in wanted)
        check(claims.count() == known and known >= ARTICLES, "each claim is a row")
        least = min((json.loads(line) for line in wanted), key=lambda line: line["id"])
        row = claims.filter(claims.article == least["id"]).first()
        check(row.low == least["claims"][0]["low"] and row.sentence == least["claims"][0]["sentence"],
              "a row says what its claim says")
        session.stop()

        # What was worked out elsewhere is taken in, and the next briefing uses it.
        lines = f"{folder}/lines.jsonl"
        with open(lines, "w", encoding="utf-8") as file:
            file.write("\n".join(wanted[:40]) + "\n")
        archive = f"{folder}/archive.sqlite"
        taken = subprocess.run(
            [briefing, "archive", "import", lines, "--archive", archive], capture_output=True, text=True)
        check(taken.returncode == 0 and "40 added" in taken.stdout, f"the archive takes the lines in {taken.stderr}")
        facts = subprocess.run(
            [briefing, "facts", "--archive", archive, "--company", COMPANIES[0], "--format", "csv"],
            capture_output=True, text=True).stdout
        check(facts.count("\n") > 1, "the facts are there")
        os.makedirs(f"{folder}/none")
        with open(f"{folder}/briefing.yaml", "w") as file:
            file.write(f"sources: [{folder}/none]\noutput: {folder}/Out\narchive: {archive}\n")
        night = subprocess.run(
            [briefing, "nightly", "-c", f"{folder}/briefing.yaml", "--as-of", "2024-05-01", "--force"],
            capture_output=True, text=True)
        with open(f"{folder}/none/one.html", "w") as file:
            file.write(page(1))
        night = subprocess.run(
            [briefing, "nightly", "-c", f"{folder}/briefing.yaml", "--as-of", "2024-05-01"],
            capture_output=True, text=True)
        check(night.returncode == 0, f"a night is made of them {night.stderr}")
        check(len(os.listdir(f"{folder}/Out/briefings")) == len(COMPANIES), "with a briefing on each company")

        # Archives and pages give what one process gives.
        for kind, ending in (("warc", "warc.gz"), ("pages", "html")):
            place = f"{folder}/{kind}"
            os.mkdir(place)
            for number in range(6):
                with open(f"{place}/{number}.{ending}", "wb") as file:
                    file.write(warc(number) + warc(number + 6) if kind == "warc" else page(number).encode())
            with open(f"{place}/bad.{ending}", "wb") as file:
                file.write(b"%PDF-1.4")
            process = spark("--briefing", briefing, "--kind", kind, "--input", place, "--output", f"{folder}/{kind}-out",
                            "--partitions", "3", master="local[2]")
            said = process.communicate(timeout=300)[0]
            check(process.returncode == 0, f"{kind} end well {'' if process.returncode == 0 else failure(said)}")
            single = subprocess.run([briefing, "extract", place], capture_output=True, text=True).stdout.splitlines()
            check(written(f"{folder}/{kind}-out/lines") == sorted(job.without_duplicates(single)),
                  f"{kind} give the lines of one process")
            check(len(written(f"{folder}/{kind}-out/errors")) == 1, f"a bad one among {kind} is kept with its reason")

        # A program that fails fails the job.
        process = spark("--briefing", "/bin/false", "--kind", "jsonl", "--input", source, "--output", f"{folder}/no",
                        "--partitions", "2", master="local[2]")
        process.communicate(timeout=300)
        check(process.returncode != 0, "a program that fails fails the job")


if __name__ == "__main__":
    main()
