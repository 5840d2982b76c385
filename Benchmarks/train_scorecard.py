#!/usr/bin/env python3
"""Learn the weights of Sources/Reference/Tables/reading_scorecard.csv from labelled pages.

    swift build -c release --product reading-lab
    for set in DIR…: .build/release/reading-lab blocks DIR/pages > DIR/blocks.jsonl
    python3 Benchmarks/train_scorecard.py DIR… [--out Sources/Reference/Tables/reading_scorecard.csv]

Each DIR holds pages/, truth.json (docs.<file>.text, .url) and blocks.jsonl. A block counts as article text where at
least half of its words stand in the labelled text. The weights are those of a logistic regression (ridge penalty) over
the values of the features that the reader itself works out; what is printed before is five-fold cross-validation with
whole sites held out. Needs numpy, scipy and scikit-learn; the same input gives the same table.
"""
import argparse
import collections
import difflib
import hashlib
import json
import os
import re
import sys
from urllib.parse import urlparse

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

WORD = re.compile(r"\w+")
SITES = 3          # a value has to be seen on that many sites
INVERSE_PENALTY = 0.1
FOLDS = 5


def shares(blocks, truth):
    """The share of each block's words that stand in the labelled text, and its number of words."""
    true = [w.lower() for w in WORD.findall(truth or "")]
    words, owner = [], []
    for place, block in enumerate(blocks):
        own = [w.lower() for w in WORD.findall(block["text"])]
        words += own
        owner += [place] * len(own)
    hit = [0] * len(words)
    if len(words) * len(true) < 400_000:
        for start, _, length in difflib.SequenceMatcher(None, words, true, autojunk=False).get_matching_blocks():
            for place in range(start, start + length):
                hit[place] = 1
    else:
        grams = {tuple(true[i:i + 4]) for i in range(len(true) - 3)}
        for start in range(len(words) - 3):
            if tuple(words[start:start + 4]) in grams:
                for place in range(start, start + 4):
                    hit[place] = 1
    count = collections.Counter(owner)
    found = collections.Counter(o for o, h in zip(owner, hit) if h)
    return [(found[i] / count[i] if count[i] else 0.0, count[i]) for i in range(len(blocks))]


def load(folders):
    pages = []
    for folder in folders:
        with open(os.path.join(folder, "truth.json"), encoding="utf-8") as handle:
            docs = json.load(handle)["docs"]
        with open(os.path.join(folder, "blocks.jsonl"), encoding="utf-8") as lines:
            for line in lines:
                page = json.loads(line)
                truth = docs.get(page["path"])
                if truth is None:
                    continue
                site = urlparse(truth.get("url") or "").netloc or page["path"]
                pages.append((site, page["blocks"], shares(page["blocks"], truth.get("text"))))
    return pages


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--out", default="Sources/Reference/Tables/reading_scorecard.csv")
    args = parser.parse_args()
    pages = load(args.folders)
    seen = collections.defaultdict(set)
    for site, blocks, _ in pages:
        for block in blocks:
            for value in block["features"]:
                seen[value].add(site)
    values = sorted(v for v, sites in seen.items() if len(sites) >= SITES)
    column = {v: i for i, v in enumerate(values)}
    indices, starts, labels, weights, owner = [], [0], [], [], []
    for number, (_, blocks, found) in enumerate(pages):
        for block, (share, count) in zip(blocks, found):
            indices += [column[v] for v in dict.fromkeys(block["features"]) if v in column]
            starts.append(len(indices))
            labels.append(share >= 0.5)
            weights.append((min(count, 60) + 2) ** 0.5)
            owner.append(number)
    matrix = csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(labels), len(values)))
    labels, weights, owner = np.array(labels), np.array(weights), np.array(owner)
    weights /= np.bincount(owner, weights, len(pages))[owner] ** 0.7
    weights /= weights.mean()

    def fitted(rows):
        model = LogisticRegression(C=INVERSE_PENALTY, max_iter=1000, tol=1e-4)
        return model.fit(matrix[rows], labels[rows], sample_weight=weights[rows])

    fold = np.array([int(hashlib.sha256(site.encode()).hexdigest(), 16) % FOLDS for site, _, _ in pages])[owner]
    odds = np.zeros(len(labels))
    for number in range(FOLDS):
        odds[fold == number] = fitted(fold != number).decision_function(matrix[fold == number])
    loss = np.average(np.logaddexp(0, np.where(labels, -odds, odds)), weights=weights)
    wrong = np.average((odds > 0) != labels, weights=weights)
    print(f"{len(pages)} pages, {len(labels)} blocks, {len(values)} values; held-out log loss {loss:.4f}, "
          f"wrong {wrong:.4f}", file=sys.stderr)
    model = fitted(np.ones(len(labels), bool))
    with open(args.out, "w", encoding="utf-8") as out:
        out.write("feature,value,points\n")
        out.write(f"start,,{model.intercept_[0]:.2f}\n")
        for value, weight in zip(values, model.coef_[0]):
            feature, name = value.split("=", 1)
            if abs(weight) >= 0.005:
                out.write(f'{feature},"{name}",{weight:.2f}\n' if "," in name else f"{feature},{name},{weight:.2f}\n")


if __name__ == "__main__":
    main()
