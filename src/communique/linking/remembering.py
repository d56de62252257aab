"""What the model has said of two phrases once is not asked again."""

import json
from collections.abc import MutableMapping
from hashlib import blake2b

from communique.records import Estimate, PairJudge, Pointed

_NOTHING = b"null"


class RememberingJudge:
    """A judge that looks into a memory first, and writes there what it had to ask.

    `memory` holds answers by a hash of both phrases in their texts; `mark` tells the models apart whose answers they
    are. Answers are rounded before they are used, so that a remembered one is the same as a new one.
    """

    def __init__(self, judge: PairJudge, memory: MutableMapping[bytes, bytes], *, mark: str = "") -> None:
        self._judge, self._memory, self._mark = judge, memory, mark
        self.new: dict[bytes, bytes] = {}

    def judge(self, one: Pointed, other: Pointed) -> Estimate | None:
        """The estimate, remembered or new; `None` where the two cannot be shown side by side."""
        key = self._key(one, other)
        found = self._memory.get(key)
        if found is None:
            found = _written(self._judge.judge(one, other))
            self._memory[key] = self.new[key] = found
        answer: Estimate | None = json.loads(found)
        return answer

    def _key(self, one: Pointed, other: Pointed) -> bytes:
        """Texts by what they say: a document that changed is asked about anew."""
        where = json.dumps([self._mark, one.start, one.end, other.start, other.end, len(one.text)])
        texts = (where + one.text + other.text).encode("utf-8", "surrogatepass")
        return blake2b(texts, digest_size=16).digest()


def _written(estimate: Estimate | None) -> bytes:
    if estimate is None:
        return _NOTHING
    rounded = {q: {a: round(chance, 4) for a, chance in answers.items()} for q, answers in estimate.items()}
    return json.dumps(rounded, separators=(",", ":")).encode()
