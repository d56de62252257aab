"""Tripwires found by the words that a sentence shares with them."""

import numpy as np

from communique.linking.linker import build_all_wires
from communique.linking.sharing import MOST, Sharing, Wording
from communique.linking.weighing import Weigher
from communique.linking.words import stems
from crisis import readings


def test_parties_with_few_tripwires_have_all_of_them_looked_at() -> None:
    """Whatever the words."""
    wires = build_all_wires(readings(), Weigher())
    index = Sharing(wires, lambda w: w.lead.issuers)
    assert {w.record.issuer_code for w in index.near(["PER"], [])} == {"PER GOV"}
    assert len(index.near(["PER", "ECU"], ["anything"])) == len(wires)
    assert index.near(["CHL"], []) == []


def test_of_many_tripwires_those_that_share_two_words_are_looked_at() -> None:
    """One word is shared by chance."""
    wires = build_all_wires(readings(), Weigher())
    many = [wire for wire in wires for _ in range(MOST)]
    index = Sharing(many, lambda w: w.lead.issuers)
    found = index.near(["PER", "ECU"], stems("close the border"))
    assert {w.record.issuer_code for w in found} == {"ECU GOV"}
    assert len(found) == MOST
    assert index.near(["PER", "ECU"], stems("border")) == []


def test_of_some_tripwires_those_that_share_most_words_come_first() -> None:
    """One shared word is enough, and only those at the given places are looked at."""
    wires = build_all_wires(readings(), Weigher())
    wording, all_of_them = Wording(wires), np.arange(len(wires), dtype=np.int32)
    found = wording.most_shared(all_of_them, stems("close the border"))
    assert found[0].record.issuer_code == "ECU GOV"
    place = np.array([wires.index(found[0])], dtype=np.int32)
    assert wording.most_shared(place, stems("the border")) == [found[0]]
    assert wording.most_shared(place[:0], stems("the border")) == wording.most_shared(all_of_them, ["herons"]) == []
