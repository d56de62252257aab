"""One annotated document, small enough to see through."""

from typing import Any

TEXT = "Borland warned Altania. Altania said it would close the strait if Borland fired again."
DOCUMENT: dict[str, Any] = {
    "id": "x1",
    "text": TEXT,
    "published": "2020-05-04",
    "commitments": [
        {
            "id": "c1",
            "statement": None,
            "kind": "threat",
            "issuer": {"t": "Altania", "n": 2},
            "issuer_code": "SUN GOV",
            "trigger": "Borland fired again",
            "condition": "happens",
            "response": "would close the strait",
        },
        {
            "id": "c2",
            "statement": None,
            "kind": "threat",
            "issuer": "Altania",
            "condition": "happens",
            "response": "close the strait",
            "same_as": "c1",
        },
    ],
    "chains": [["c1", "c2"]],
}
