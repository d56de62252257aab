"""Who does what to whom around one word: the roles that its syntax gives.

Universal Dependencies relations are read with their usual sharing undone: the second of two joined verbs takes the
subject of the first, "ships carrying arms" makes the ships the subject, "urged Libya to withdraw" makes Libya the
one who withdraws.
"""

from dataclasses import dataclass, field

from communique.text import Sentence, Token

OBJECT_CONTROL = frozenset(
    "accuse advise allow ask authorise authorize bar beg blame call command compel convince dare demand direct "
    "dissuade enable encourage exhort expect forbid force get help implore instruct invite let make oblige order "
    "permit persuade press prevent prohibit pressure remind request require stop suspect teach tell urge want warn "
    "summon".split()
)
"""Verbs whose object, not their subject, does what a dependent verb says."""

OBJECT_MARKS = frozenset({"of", "for", "from", "into", "against"})
"""Openers of a clause whose doer is the object above: "accused X of", "thanked X for", "kept X from"."""

DOING = frozenset(
    "carry launch conduct hold make mount stage wage commit perpetrate deliver open begin start resume order impose "
    "unleash announce prepare plan give hand send lodge file present offer continue undertake complete join approve "
    "take answer issue repeat voice".split()
)
"""Verbs whose subject does the act that their object names: "launched an attack", "handed a note of protest"."""

DONE_TO = frozenset(
    "murder killing assassination arrest detention expulsion release abduction kidnapping execution deportation "
    "extradition imprisonment capture torture lynching beheading release rescue".split()
)
"""Nouns whose possessor is the one it is done to: "the minister's arrest"."""

LAID_TO = {"attribute": "to", "ascribe": "to", "blame": "on", "pin": "on"}
"""Verbs that lay an act at somebody's door, and the preposition before him: "blamed the raid on Mali"."""

PREPARING = frozenset({"prepare", "gear", "ready", "plan", "mobilise", "mobilize", "mass", "arm", "train"})
"""Verbs whose subject will do what stands behind their "for": "is gearing up for an offensive"."""

AIMS = frozenset({"focus", "aim", "goal", "purpose", "mission", "task", "objective", "priority", "job", "duty"})
"""Nouns whose owner does what they are: "the main aim of the troops is to fight the rebels"."""

ABILITIES = frozenset({"capability", "ability", "capacity", "means", "power", "intention", "habit", "capabilities"})
"""Nouns whose owner would do what hangs on them: "denied that Chad has the capability of launching raids"."""

CARRIERS = frozenset({"note", "letter", "series", "wave", "round", "campaign", "string", "start", "resumption"})
"""Nouns that stand before the act they are about: "a note of protest", "a wave of attacks"."""

RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "whoever"})
ON = frozenset({"on", "at", "against", "upon", "over", "into", "onto", "toward", "towards", "near", "around", "across"})


@dataclass(slots=True)
class Roles:
    """The fillers of a word's roles, each the head token of a phrase; `cases` by preposition, in order."""

    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    receivers: list[Token] = field(default_factory=list)
    agents: list[Token] = field(default_factory=list)
    cases: dict[str, list[Token]] = field(default_factory=dict)
    parts: set[str] = field(default_factory=set)
    modifiers: list[Token] = field(default_factory=list)
    complement: Token | None = None
    clause: bool = False
    passive: bool = False
    negated: bool = False

    def at(self, *prepositions: str) -> list[Token]:
        """The fillers behind any of some prepositions."""
        return [t for p in prepositions for t in self.cases.get(p, ())]


def roles_of(sentence: Sentence, token: Token) -> Roles:
    """The roles around a verb or a noun that tells an act."""
    return _verb_roles(sentence, token) if token.upos == "VERB" else _noun_roles(sentence, token)


def _verb_roles(sentence: Sentence, verb: Token) -> Roles:
    roles = Roles()
    for child in sentence.children(verb.index):
        _take(sentence, verb, child, roles)
    participle = verb.xpos == "VBN" and not any(
        c.lemma == "have" and c.relation.startswith("aux") for c in sentence.children(verb.index)
    )
    if participle and (verb.relation in ("acl", "amod") or _shares_passive(sentence, verb, roles)):
        roles.passive = True
    if roles.passive:
        roles.objects = [*roles.objects, *roles.subjects]
        roles.subjects = []
        roles.agents = roles.at("by")
    else:
        roles.agents = list(roles.subjects)
    _share(sentence, verb, roles)
    return roles


def _shares_passive(sentence: Sentence, verb: Token, roles: Roles) -> bool:
    """Whether a bare participle is the second of two passives: "was arrested and fined"."""
    head = sentence.head(verb.index)
    if head is None or verb.relation != "conj" or roles.subjects or roles.objects:
        return False
    return head.xpos == "VBN" and bool(sentence.children(head.index, "aux:pass") or head.relation in ("acl", "amod"))


def _take(sentence: Sentence, verb: Token, child: Token, roles: Roles) -> None:
    relation = child.relation
    if relation in ("nsubj:pass", "aux:pass"):
        roles.passive = True
    if relation.startswith("nsubj"):
        subject = antecedent(sentence, verb, child)
        roles.subjects.extend(joined(sentence, _keeper(sentence, subject) or subject))
    elif relation == "obj":
        roles.objects.extend(joined(sentence, antecedent(sentence, verb, child)))
    elif relation == "iobj":
        roles.receivers.extend(joined(sentence, child))
    elif relation.startswith("obl") or relation == "nmod":
        _take_case(sentence, child, roles)
    elif relation == "compound:prt" or (relation == "advmod" and child.index == verb.index + 1):
        roles.parts.add(child.lower)
    elif relation in ("xcomp", "advcl", "ccomp"):
        _take_raised(sentence, verb, child, roles)
        roles.complement = roles.complement or child
        roles.clause = roles.clause or relation == "ccomp"
        if relation == "xcomp":
            roles.parts.add(child.lower)
    if relation == "advmod" and child.lower in ("not", "n't", "never"):
        roles.negated = True


def _take_raised(sentence: Sentence, verb: Token, clause: Token, roles: Roles) -> None:
    """The object that a parser hands to the clause after it: in "accuses X of bombing" X is no subject of bombing."""
    subject = sentence.child(clause.index, "nsubj")
    mark = next((c for c in sentence.children(clause.index, "mark", "case") if c.lower in OBJECT_MARKS | {"to"}), None)
    if subject is not None and mark is not None and verb.index < subject.index < mark.index:
        roles.objects.extend(joined(sentence, subject))


def _take_case(sentence: Sentence, child: Token, roles: Roles) -> None:
    mark = sentence.child(child.index, "case")
    if mark is not None:
        roles.cases.setdefault(mark.lower, []).extend(joined(sentence, child))


def _share(sentence: Sentence, verb: Token, roles: Roles) -> None:
    """Fill a missing subject from the clause above."""
    head = sentence.head(verb.index)
    if head is None or (roles.objects if roles.passive else roles.agents):
        return
    found = _inherited(sentence, verb, head)
    if not found:
        return
    if roles.passive and not roles.objects:
        roles.objects = found
    elif not roles.passive:
        roles.agents = found
        roles.subjects = found


def _inherited(sentence: Sentence, verb: Token, head: Token) -> list[Token]:
    relation = verb.relation
    if relation.startswith("acl"):
        if head.lemma.lower() in ABILITIES:
            return _able(sentence, head)
        if verb.xpos in ("VBG", "VBN") or relation == "acl:relcl":
            return [head]
        owner = sentence.child(head.index, "nmod:poss") or _maker(sentence, head)
        if owner is not None:
            return joined(sentence, owner)
        above = sentence.head(head.index)
        return _subjects(sentence, above) if above is not None and above.upos == "VERB" else []
    if relation == "conj" and head.upos == "VERB":
        patient = sentence.child(head.index, "nsubj:pass") if verb.xpos == "VBN" and head.xpos == "VBN" else None
        if patient is not None:
            return joined(sentence, antecedent(sentence, head, patient))
        return _of_the_first(sentence, verb, head) or _subjects(sentence, head)
    if relation in ("xcomp", "advcl", "ccomp") and head.upos in ("VERB", "ADJ", "NOUN"):
        turned = bool(openers(sentence, verb) & OBJECT_MARKS)
        if turned or (head.lemma in OBJECT_CONTROL and relation != "advcl"):
            given = [c for c in sentence.children(head.index, "obj", "iobj", "nsubj:pass") if c.relation != "nsubj"]
            if given or not turned:
                return joined(sentence, given[0]) if given else []
        return _subjects(sentence, head)
    return []


def _of_the_first(sentence: Sentence, verb: Token, first: Token) -> list[Token]:
    """Whose the first of two joined clauses is, where a verb above hands it over: "accused X of bombing and mining"."""
    above = sentence.head(first.index)
    controlled = first.relation in ("xcomp", "advcl", "ccomp") and above is not None and above.upos == "VERB"
    alike = verb.xpos == first.xpos or (verb.xpos == "VBG" and bool(openers(sentence, first) & OBJECT_MARKS))
    if above is None or not controlled or not alike or sentence.child(first.index, "nsubj") is not None:
        return []
    return _inherited(sentence, first, above)


def _keeper(sentence: Sentence, noun: Token) -> Token | None:
    """Whose aim a subject is: "the main aim of the troops", "the mission's task"."""
    if noun.lemma.lower() not in AIMS:
        return None
    below = sentence.children(noun.index, "nmod")
    of = (t for t in below if any(c.lower in ("of", "for") for c in sentence.children(t.index, "case")))
    return sentence.child(noun.index, "nmod:poss") or next(of, None)


def _able(sentence: Sentence, noun: Token) -> list[Token]:
    """Who has an ability: its possessor, else the subject of the verb that it hangs on."""
    owner = sentence.child(noun.index, "nmod:poss")
    above = sentence.head(noun.index)
    if owner is not None and not (owner.lower in ("its", "their") and above is not None and above.upos == "VERB"):
        return joined(sentence, owner)
    return _subjects(sentence, above) if above is not None and above.upos == "VERB" else []


def _maker(sentence: Sentence, noun: Token) -> Token | None:
    """Who makes an attempt, a plan, a promise: "attempts by the army to retake the town"."""
    below = sentence.children(noun.index, "nmod")
    return next((t for t in below if any(c.lower == "by" for c in sentence.children(t.index, "case"))), None)


def openers(sentence: Sentence, verb: Token) -> set[str]:
    """The words that open a clause ("of having shelled"): marks of the verb, and the word before its auxiliaries."""
    found = {c.lower for c in sentence.children(verb.index, "mark", "case")}
    first = min([verb.index, *(c.index for c in sentence.children(verb.index, "aux") if c.index < verb.index)])
    return found | ({sentence[first - 1].lower} if first else set())


def _subjects(sentence: Sentence, verb: Token, depth: int = 3) -> list[Token]:
    """The subject of a verb, found further up where joined or controlled verbs leave it out."""
    own = sentence.child(verb.index, "nsubj")
    if own is not None:
        subject = antecedent(sentence, verb, own)
        return joined(sentence, _keeper(sentence, subject) or subject)
    head = sentence.head(verb.index)
    if verb.relation.startswith("acl") and head is not None:
        return _able(sentence, head) if head.lemma.lower() in ABILITIES else [head]
    if depth and head is not None and head.upos in ("VERB", "ADJ") and verb.relation in ("conj", "xcomp", "advcl"):
        return _subjects(sentence, head, depth - 1)
    return []


def _noun_roles(sentence: Sentence, noun: Token) -> Roles:
    roles = Roles()
    for child in sentence.children(noun.index):
        relation = child.relation
        if relation == "nmod:poss":
            roles.agents.extend(joined(sentence, child))
        elif relation in ("amod", "compound", "nmod:desc"):
            roles.modifiers.append(child)
        elif relation == "det" and child.lower in ("no", "neither"):
            roles.negated = True
        elif relation.startswith("nmod") or relation == "obl":
            _take_case(sentence, child, roles)
        elif relation == "acl" and child.xpos == "VBN":
            for part in sentence.children(child.index, "obl"):
                _take_case(sentence, part, roles)
    if noun.lemma.lower() in DONE_TO:
        roles.objects, roles.agents = [*roles.agents, *roles.at("of")], []
    roles.agents.extend(roles.at("by"))
    _host_clause(sentence, noun, roles)
    return roles


def _host_clause(sentence: Sentence, noun: Token, roles: Roles) -> None:
    """What the verb above a noun adds: who carried out the attack, on whom."""
    head = sentence.head(noun.index)
    if head is not None and noun.relation == "nmod" and head.lemma in CARRIERS:
        noun, head = head, sentence.head(head.index)
    if head is None or head.upos != "VERB" or noun.relation not in ("obj", "nsubj:pass", "nsubj", "obl"):
        return
    roles.complement = head
    for child in sentence.children(head.index, "obl"):
        if child.index != noun.index:
            _take_case(sentence, child, roles)
    if noun.relation == "obj" and head.lemma in LAID_TO:
        roles.agents = roles.cases.pop(LAID_TO[head.lemma], [])
    marks = {c.lower for c in sentence.children(noun.index, "case")}
    if noun.relation == "obl" and "of" in marks and head.lemma in ("accuse", "suspect", "convict"):
        roles.subjects = joined(sentence, o) if (o := sentence.child(head.index, "obj")) is not None else []
    prepared = "for" in marks and head.lemma in PREPARING
    if prepared or ((noun.relation == "obj" or "with" in marks) and head.lemma in DOING):
        roles.subjects = _subjects(sentence, head)


def antecedent(sentence: Sentence, verb: Token, token: Token) -> Token:
    """The noun that a relative pronoun stands for; other words stand for themselves."""
    if token.lower not in RELATIVE or token.upos not in ("PRON", "DET", "SCONJ"):
        return token
    clause: Token | None = verb
    while clause is not None and clause.relation in ("conj", "xcomp"):
        clause = sentence.head(clause.index)
    if clause is None or not clause.relation.startswith("acl"):
        return token
    return sentence.head(clause.index) or token


def joined(sentence: Sentence, token: Token) -> list[Token]:
    """A phrase and those joined to it by "and": "Britain and France"."""
    others = [
        t for t in sentence.children(token.index, "conj") if t.upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")
    ]
    return [token, *others]
