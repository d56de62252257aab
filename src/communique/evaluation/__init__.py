"""Gold, scorers and the pinned gate: how well the reader reads, and that it never reads worse unnoticed."""

from communique.evaluation.gate import GateResult, check_gate, gate, load_floors, pin
from communique.evaluation.gold import Gold, GoldDocument, GoldForm, load_gold
from communique.evaluation.report import Report
from communique.evaluation.running import Item, Read, run, score

__all__ = [
    "GateResult",
    "Gold",
    "GoldDocument",
    "GoldForm",
    "Item",
    "Read",
    "Report",
    "check_gate",
    "gate",
    "load_floors",
    "load_gold",
    "pin",
    "run",
    "score",
]
