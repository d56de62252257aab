"""What can go wrong, sorted by what the caller can do about it.

CommuniqueError
├── InputError          this input cannot be read: skip it, mend it, or give it in another form
│   ├── SourceError     the bytes: missing path, binary, not UTF-8, a line out of bounds
│   ├── FetchError      the address: not one to be fetched, refused, not answering, more than may be taken
│   └── DocumentError   the text: empty, not English, no usable date
├── RecordError         a record breaks the contract: a span that is not the text's, an unknown value
├── StoreError          the store: no such file, another version, locked
├── QueryError          the question: an unknown or ambiguous id, an act that cannot be read
├── GoldError           an annotated document does not hold: mend the file
└── InstallationError   the installation: a table or a model is missing or altered
    ├── KnowledgeError  a table of the knowledge layer is broken
    └── ModelError      the model file is missing or its checksum differs
"""


class CommuniqueError(Exception):
    """Anything this program reports to its user in one sentence: found, expected, what to do next."""


class InputError(CommuniqueError):
    """This input cannot be read; the rest goes on."""


class SourceError(InputError):
    """The bytes cannot be used: missing, binary, not UTF-8, too large."""


class FetchError(InputError):
    """A page cannot be had from its address. `passing` where the same request may go well at a later time.

    `status` is the HTTP status of the server's refusal, where it was one.
    """

    def __init__(self, reason: str, *, passing: bool = False, status: int | None = None) -> None:
        super().__init__(reason)
        self.passing = passing
        self.status = status


class DocumentError(InputError):
    """The text cannot be used: empty, or in a language that the reader does not know."""


class RecordError(CommuniqueError):
    """A record breaks the contract of `records`."""


class StoreError(CommuniqueError):
    """The store cannot be opened or written."""


class QueryError(CommuniqueError):
    """The question cannot be answered as asked."""


class GoldError(CommuniqueError):
    """An annotated text does not hold by the annotation guide."""


class SettingsError(CommuniqueError):
    """A setting has a value that means nothing."""


class InstallationError(CommuniqueError):
    """Something that ships with the program is missing or altered."""


class KnowledgeError(InstallationError):
    """A table of the knowledge layer is broken."""


class ModelError(InstallationError):
    """The model file is missing, altered or of another version."""
