"""The items that a pool has at hand: taken as needed, tried twice, handed on in order."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from communique.scale.worker import Task

Item = TypeVar("Item")
Result = TypeVar("Result")

_TRIES = 2


@dataclass(frozen=True, slots=True)
class Answer(Generic[Item, Result]):
    """What came of an item: its result, or why there is none."""

    item: Item
    result: Result | None = None
    failure: str | None = None


class Batch(Generic[Item, Result]):
    """Items on their way through a pool; never more than `window` are between taken and handed on."""

    def __init__(self, items: Iterable[Item], *, window: int) -> None:
        self._items = enumerate(items)
        self._window = window
        self._again: deque[Task] = deque()
        self._tries: Counter[int] = Counter()
        self._answers: dict[int, Answer[Item, Result]] = {}
        self._next = 0
        self.outstanding = 0

    def next_task(self) -> Task | None:
        """What is to be done next; nothing where there is no more, or too much is under way."""
        if self._again:
            return self._again.popleft()
        if self.outstanding >= self._window:
            return None
        for number, item in self._items:
            self.outstanding += 1
            return Task(number, item)
        return None

    def finish(self, task: Task, result: Any) -> None:
        """Note the result of a task."""
        self._tries.pop(task.number, None)
        self._answers[task.number] = Answer(task.item, result)

    def give_back(self, tasks: Iterable[Task]) -> None:
        """Tasks that nobody began: they are the next."""
        self._again.extend(tasks)

    def retry(self, task: Task, reason: str) -> None:
        """A task that ended its process: it is tried once more, and fails the second time."""
        self._tries[task.number] += 1
        if self._tries[task.number] < _TRIES:
            self._again.appendleft(task)
        else:
            self._answers[task.number] = Answer(task.item, failure=reason)

    def in_order(self) -> Iterator[Answer[Item, Result]]:
        """The answers up to the first that is still missing."""
        while self._next in self._answers:
            yield self._handed_on(self._next)
            self._next += 1

    def as_they_come(self) -> Iterator[Answer[Item, Result]]:
        """All answers there are."""
        for number in tuple(self._answers):
            yield self._handed_on(number)

    def _handed_on(self, number: int) -> Answer[Item, Result]:
        self.outstanding -= 1
        return self._answers.pop(number)
