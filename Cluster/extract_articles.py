#!/usr/bin/env python3
"""Runs `briefing extract` over many articles on Apache Spark.

    extract_articles.py --briefing /usr/bin/briefing --kind jsonl --input 'articles/*.jsonl.gz' --output claims

Each partition is piped through a `briefing extract` of its own (RDD.pipe); Spark hands the partitions out, and hands one
out again whose executor was lost. Three kinds of input:

    jsonl   files of lines {"id", "html" or "text", "url"?, "published"?}, packed or not
    pages   folders or files of pages and texts, which every executor reaches under the same path
    warc    archives of pages, packed or not, likewise; one archive is one task

The output folder, which must not exist yet, holds

    lines/day=2024-04-30/    the lines that `briefing extract` prints, for `briefing archive import`
    claims/day=2024-04-30/   a row for each claim, as Parquet
    errors/                  the lines of inputs that could not be read, with the reason

An article that was read more than once stands there once: under the least of its ids. Articles without a date are in
day=undated. A partition whose program fails is tried again as often as Spark is told to (spark.task.maxFailures), and
then fails the job: nothing is dropped in silence.
"""

from __future__ import annotations

import argparse
import glob
import hashlib
import json
import os
import shlex
from typing import Iterable, Iterator

from pyspark import RDD, StorageLevel
from pyspark.sql import Row, SparkSession
from pyspark.sql.types import ArrayType, DoubleType, LongType, StringType, StructField, StructType

ENDINGS = (".html", ".htm", ".xhtml", ".txt", ".text", ".rss", ".atom", ".xml", ".json", ".warc", ".gz")
#: Files that one process reads after another: starting one takes longer than reading a page.
PAGES_AT_ONCE = 200
#: 3 says that an input could not be read, 65 that none could; their lines say so too, and are kept.
BUT_FOR_BAD_INPUT = "case $? in 3|65) ;; *) exit 1 ;; esac"

CLAIM = StructType(
    [StructField(name, StringType()) for name in ("article", "outlet", "url", "published", "id", "subject", "metric",
                                                  "scope", "scopeText", "item", "unit", "bound", "basis",
                                                  "periodStart", "periodEnd", "modality", "status", "speaker",
                                                  "channel", "statedOn", "sentence")]
    + [StructField(name, DoubleType()) for name in ("low", "high", "confidence")]
    + [StructField(name, LongType()) for name in ("start", "end")]
    + [StructField("open", ArrayType(StringType())), StructField("day", StringType())])


def day(line: dict) -> str:
    """The partition an article belongs to."""
    return line["article"].get("published") or "undated"


def content_hash(line: dict) -> str:
    """What tells articles apart: all that was read of one but where it was found."""
    text = json.dumps(line["article"], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def without_duplicates(lines: Iterable[str]) -> Iterator[str]:
    """The same on one machine: of articles with one content the one with the least id. For tests."""
    least: dict[str, tuple[str, str]] = {}
    for text in lines:
        line = json.loads(text)
        if "error" not in line:
            key, found = content_hash(line), (line["id"], text)
            least[key] = min(least.get(key, found), found)
    return (text for _, text in least.values())


def rows(text: str) -> Iterator[Row]:
    """The claims of a line, a row each."""
    line = json.loads(text)
    article = line["article"]
    for claim in line["claims"]:
        own = {name: claim.get(name) for name in CLAIM.names}
        for name in ("low", "high", "confidence"):
            own[name] = None if own[name] is None else float(own[name])
        own.update(article=line["id"], outlet=article.get("site"), url=article.get("url"),
                   published=article.get("published"), id=claim["id"], open=claim.get("open") or [], day=day(line))
        yield Row(**{name: own[name] for name in CLAIM.names})


def files(inputs: list[str]) -> list[str]:
    """Files that the inputs name, folders walked, in the order of their names."""
    found: list[str] = []
    for name in inputs:
        for place in sorted(glob.glob(name)) or [name]:
            if os.path.isdir(place):
                for folder, _, names in os.walk(place):
                    found += [os.path.join(folder, file) for file in names if file.lower().endswith(ENDINGS)]
            else:
                found.append(place)
    if not found:
        raise SystemExit(f"no input: {', '.join(inputs)}")
    return sorted(os.path.abspath(path) for path in found)


def extracted(spark: SparkSession, briefing: str, kind: str, inputs: list[str], partitions: int) -> RDD[str]:
    """The lines that `briefing extract` prints, by partition."""
    context = spark.sparkContext
    program = shlex.quote(briefing)
    if kind == "jsonl":
        given = context.textFile(",".join(inputs), partitions)
        # A packed file is one partition, however long it is.
        if given.getNumPartitions() < partitions:
            given = given.repartition(partitions)
        return given.pipe(f"/bin/sh -c {shlex.quote(f'{program} extract --jsonl --jobs 1 || {BUT_FOR_BAD_INPUT}')}",
                          checkCode=True)
    paths = files(inputs)
    command = f"{program} extract --jobs 1 \"$@\" || {BUT_FOR_BAD_INPUT}"
    at_once = 1 if kind == "warc" else PAGES_AT_ONCE
    tasks = len(paths) if kind == "warc" else partitions
    return context.parallelize(paths, max(1, min(tasks, len(paths)))).pipe(
        f"/usr/bin/env xargs -d '\\n' -r -n {at_once} sh -c {shlex.quote(command)} sh",
        env={"PATH": os.defpath}, checkCode=True)


def run(spark: SparkSession, briefing: str, kind: str, inputs: list[str], output: str, partitions: int) -> None:
    """Extracts, drops duplicates, and writes lines, claims and errors."""
    lines = extracted(spark, briefing, kind, inputs, partitions).persist(StorageLevel.MEMORY_AND_DISK)
    lines.filter(lambda text: "error" in json.loads(text)).saveAsTextFile(f"{output}/errors")

    def keyed(text: str) -> tuple[str, tuple[str, str]]:
        line = json.loads(text)
        return content_hash(line), (line["id"], text)

    kept = (
        lines.filter(lambda text: "error" not in json.loads(text)).map(keyed)
        .reduceByKey(min, partitions).map(lambda pair: pair[1][1]).persist(StorageLevel.MEMORY_AND_DISK))
    spark.createDataFrame(
        kept.map(lambda text: (day(json.loads(text)), text)), "day string, value string"
    ).write.partitionBy("day").text(f"{output}/lines")
    spark.createDataFrame(kept.flatMap(rows), CLAIM).write.partitionBy("day").parquet(f"{output}/claims")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--briefing", default="/usr/bin/briefing", help="the program, at this path on each machine")
    parser.add_argument("--kind", choices=["jsonl", "pages", "warc"], required=True)
    parser.add_argument("--input", nargs="+", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--partitions", type=int, default=0, help="two for each core where it is not said")
    options = parser.parse_args()
    spark = SparkSession.builder.appName("briefing extract").getOrCreate()
    try:
        partitions = options.partitions or 2 * spark.sparkContext.defaultParallelism
        run(spark, options.briefing, options.kind, options.input, options.output, partitions)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
