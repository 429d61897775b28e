"""Writes test/golden/figures.json: what scikit-learn and SciPy say of random rows; run once, by hand"""

import json
import random
import warnings
from pathlib import Path

from scipy.stats import binomtest
from sklearn.metrics import accuracy_score, f1_score, precision_recall_fscore_support

warnings.filterwarnings("ignore")
draw = random.Random(18)


def figures(gold, predicted, weight):
    labels = sorted(set(gold))
    projects = [label for label in labels if label != "none"]
    common = {"zero_division": 0, "sample_weight": weight}

    def f1(of, average):
        return f1_score(gold, predicted, labels=of, average=average, **common) if of else None

    every = sorted(set(gold) | set(predicted))
    precision, recall, each, support = precision_recall_fscore_support(
        gold, predicted, labels=every, **common
    )
    return {
        "accuracy": accuracy_score(gold, predicted, sample_weight=weight),
        "macroF1": f1(labels, "macro"),
        "macroF1WithoutNone": f1(projects, "macro"),
        "weightedF1": f1(labels, "weighted"),
        "weightedF1WithoutNone": f1(projects, "weighted"),
        "classes": [
            [label, *(round(float(x), 9) for x in (precision[i], recall[i], each[i], support[i]))]
            for i, label in enumerate(every)
        ],
    }


def case():
    classes = ["none"] + [chr(97 + i) for i in range(draw.randint(1, 6))]
    in_gold = draw.sample(classes, draw.randint(1, len(classes)))
    given = draw.sample(classes, draw.randint(1, len(classes)))
    size = draw.randint(1, 30)
    gold = [draw.choice(in_gold) for _ in range(size)]
    predicted = [g if g in given and draw.random() < 0.6 else draw.choice(given) for g in gold]
    weight = [draw.choice([0.5, 1, 3]) for _ in gold] if draw.random() < 0.5 else [1] * size
    rows = " ".join(f"{g}:{p}:{w}" for g, p, w in zip(gold, predicted, weight))
    return {"rows": rows, **figures(gold, predicted, weight)}


def mcnemar(before, after):
    p = binomtest(min(before, after), before + after).pvalue if before + after else 1.0
    return [before, after, p]


pairs = [(0, 0), (1, 0), (0, 9), (5, 5), (3, 12), (40, 61), (500, 410), (5000, 5200), (0, 2000)]
found = {
    "confusions": [case() for _ in range(200)],
    "mcnemar": [mcnemar(*pair) for pair in pairs],
}
path = Path(__file__).parents[1] / "golden/figures.json"
path.write_text(json.dumps(found, separators=(",", ":")).replace('{"rows"', '\n{"rows"') + "\n")
