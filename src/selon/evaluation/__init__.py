"""Readings scored against gold: precision, recall and F1 of every layer, with what was missed."""

from selon.evaluation.evaluate import LAYERS, Evaluation, LayerResult, evaluate, with_layers
from selon.evaluation.gold import GoldDocument, load_gold
from selon.evaluation.readings import load_readings, read_gold
from selon.evaluation.results import Figures, Miss, Result

__all__ = [
    "LAYERS",
    "Evaluation",
    "Figures",
    "GoldDocument",
    "LayerResult",
    "Miss",
    "Result",
    "evaluate",
    "load_gold",
    "load_readings",
    "read_gold",
    "with_layers",
]
