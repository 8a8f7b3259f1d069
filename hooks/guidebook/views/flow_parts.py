"""What the pages about a flow are made of: questions, ways, choices, what to check, and the table of outcomes."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.views.parts import CareCardView, Cited, LegendEntry, RecordView


@dataclass(frozen=True)
class WayView:
    """One way on from an answer."""

    when: str
    """For whom, such as "If this is or may be so: milk allergy"; empty for everyone, or for everyone else."""
    target: str
    """Anchor of the question or outcome on the flow's page."""
    target_text: str
    """Such as "Go to question 4" or "Outcome C: …"."""
    to_outcome: bool


@dataclass(frozen=True)
class AnswerView:
    """One answer and where it leads."""

    text: str
    notes: tuple[str, ...]
    """Whether it stands alone, and whether it counts as "may be so"."""
    ways: tuple[WayView, ...]
    """The first that fits counts."""


@dataclass(frozen=True)
class QuestionView:
    """One numbered question."""

    id: str
    number: str
    ask: str
    help: str
    several: str
    """How to answer a question with several answers; empty for any other."""
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True)
class ChoiceView:
    """A thing offered or to avoid: a record with a page, or only a name."""

    record: RecordView | None
    name: str
    note: str
    ask_first: tuple[RecordView, ...] = ()
    """The circumstances, by what was answered on the way, in which a clinician must be asked first."""
    parts: tuple[RecordView, ...] = ()
    """What comes with it, such as the treatments that are steps of a routine."""


@dataclass(frozen=True)
class LeftOut:
    """Things to leave out for one reason."""

    choices: tuple[ChoiceView, ...]
    note: str
    """The reason; empty when none is given."""


@dataclass(frozen=True)
class CheckedLevel:
    """Things that one level speaks of."""

    level: str
    """Id of the level, such as ``must_not``."""
    word: LegendEntry
    options: tuple[RecordView, ...]


@dataclass(frozen=True)
class Check:
    """Circumstances that some way to an outcome does not ask about, and what each of them means for what is offered."""

    circumstances: tuple[RecordView, ...]
    levels: tuple[CheckedLevel, ...]


@dataclass(frozen=True)
class OutcomeView:
    """One lettered outcome."""

    id: str
    number: str
    title: str
    why: Cited
    offer: tuple[ChoiceView, ...]
    ask_first: LegendEntry
    """The word and sign for "ask first"."""
    checks: tuple[Check, ...]
    """What to check before choosing, the strictest first."""
    avoid: tuple[LeftOut, ...]
    next_step: str
    care_card: CareCardView | None
    from_questions: tuple[AskedView, ...]
    """The questions that lead here."""


@dataclass(frozen=True)
class TurnView:
    """An answer, for whom it counts if not for all, or both."""

    text: str
    when: str


@dataclass(frozen=True)
class AskedView:
    """A question that is named by its number."""

    number: str
    anchor: str
    """Its place on the flow's page."""
    ask: str


@dataclass(frozen=True)
class StageView:
    """Questions, one after the other, and what is answered to each of them."""

    asked: tuple[AskedView, ...]
    turns: tuple[TurnView, ...]
    """Any of these; or, where ``others`` says so, any answer but these; none at all for any answer."""
    others: bool
    first: bool
    """Whether several answers may be given, so that the first that fits is meant."""


RouteView = tuple[StageView, ...]


@dataclass(frozen=True)
class TableRow:
    """One outcome with all routes that lead there."""

    id: str
    """Anchor of the outcome."""
    title: str
    """With its letter."""
    routes: tuple[RouteView, ...]


@dataclass(frozen=True)
class OutcomeTable:
    """Every outcome with the answers that lead there."""

    caption: str
    rows: tuple[TableRow, ...]
    whole: bool
    """Whether routes are told from the start; with very many only the last answer of each is."""
    note: str
    """How to read it."""
    file: str
    """Path of the table for spreadsheet programs; empty when it has only last answers."""
