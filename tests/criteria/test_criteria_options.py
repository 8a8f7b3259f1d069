"""Points 1 to 8, each met and not met."""

from __future__ import annotations

import dataclasses

from criteria_tools import changed, compared, comparison, guide, tea, treatment, why, with_fields, with_site
from guidebook.criteria import options
from guidebook.criteria.subjects import TreatmentSubject
from guidebook.models.base import Blank
from guidebook.models.editing import Exceptions, Exempt
from guidebook.models.interaction import InteractionGroup, Interactions, Pairing, PairingLevel
from guidebook.models.treatment import TreatmentKind

NOT_NAMED = ["the top does not name restless evenings"]


def test_1_the_top_names_the_concern() -> None:
    assert why(options.names_the_concern(treatment("do-nothing"))) == []
    assert why(options.names_the_concern(treatment("warm-milk"))) == NOT_NAMED
    said = treatment("warm-milk", summary="For restless-evenings, a cup of warm milk is cheap.")
    assert why(options.names_the_concern(said)) == []
    assert why(options.names_the_concern(comparison())) == NOT_NAMED
    assert why(options.names_the_concern(comparison(question="What about sitting up late?"))) == []


def test_1_a_word_that_all_names_share_is_enough_and_part_of_a_word_is_not() -> None:
    knowledge = changed("concerns", "restless-evenings", also_called=("Late evenings",))

    def said(summary: str) -> list[str] | None:
        record = with_fields(knowledge.treatments["warm-milk"], summary=summary)
        return why(
            options.names_the_concern(TreatmentSubject(guide(knowledge), ("treatment", "warm-milk"), record))
        )

    assert said("A cup for evenings.") == []
    assert said("A cup for restless people.") == NOT_NAMED
    assert said("A cup for evenings-only guests.") == []
    assert said("A cup for eveningsong.") == NOT_NAMED


def test_2_the_decision_is_a_question() -> None:
    assert why(options.asks_a_question(comparison())) == []
    assert why(options.asks_a_question(comparison(question="Drinks."))) == [
        "the decision is not asked as a question"
    ]


def test_3_for_whom_it_is() -> None:
    assert why(options.says_for_whom(guide())) == []
    assert why(options.says_for_whom(guide(with_site(audience="", region="")))) == [
        "it does not say whom it is for",
        "it does not say for which region it is",
    ]


def test_4_every_option_is_compared() -> None:
    assert why(options.compares_all(guide())) == []
    less = changed("comparisons", "evening-drinks", treatments=("do-nothing", "warm-milk"))
    assert why(options.compares_all(guide(less))) == [
        "in no comparison: Camomile tea, Visit to a tea ceremony"
    ]


def test_5_doing_nothing_is_an_equal() -> None:
    assert why(options.nothing_is_an_equal(comparison())) == []
    other = changed("treatments", "do-nothing", kind=TreatmentKind.HOME)
    assert why(options.nothing_is_an_equal(compared(other))) == ["doing nothing is not compared"]


def test_5_doing_nothing_answers_as_much_as_the_others() -> None:
    answered = guide().answered
    assert sorted(answered) == ["camomile-tea", "do-nothing", "tea-ceremony-visit", "warm-milk"]
    assert answered["do-nothing"] == 17 / 18  # of its fields only the difference between groups is open
    blank = {name: with_fields(value, blank=Blank.NOT_LOOKED_UP) for name, value in nothing_facts().items()}
    poor = changed("treatments", "do-nothing", facts=blank)
    assert why(options.nothing_is_an_equal(compared(poor))) == [
        "doing nothing answers 44 of 100 fields, the middle one of the others 84"
    ]


def nothing_facts() -> dict[str, object]:
    return dict(tea().treatments["do-nothing"].facts)


def test_6_what_happens_untreated() -> None:
    assert why(options.says_what_happens_untreated(guide())) == []
    said = tea().concerns["restless-evenings"].if_nothing_is_done[0]
    guess = with_fields(said, sources=(), unsourced="a guess")
    knowledge = changed("concerns", "restless-evenings", if_nothing_is_done=(guess,))
    assert why(options.says_what_happens_untreated(guide(knowledge))) == [
        "Restless evenings: nothing with a source on what happens without treatment"
    ]


def test_7_nobody_is_steered() -> None:
    assert why(options.steers_nobody(treatment("warm-milk"))) == []
    allowed = Exempt(rule="steering", record="treatments/warm-milk", reason="a title")
    other = Exempt(rule="balance", record="treatments/warm-milk", reason="none")
    knowledge = dataclasses.replace(tea(), exceptions=Exceptions(exceptions=(allowed, other)))
    for identifier, reasons in (("warm-milk", ["exception from steering: a title"]), ("do-nothing", [])):
        record = knowledge.treatments[identifier]
        assert why(
            options.steers_nobody(TreatmentSubject(guide(knowledge), ("treatment", identifier), record))
        ) == (reasons)


def test_7_is_not_decided_in_a_language_without_such_words() -> None:
    knowledge = with_site(language="xx")
    record = knowledge.treatments["warm-milk"]
    subject = TreatmentSubject(guide(knowledge), ("treatment", "warm-milk"), record)
    assert why(options.steers_nobody(subject)) is None


def test_8_what_it_goes_with() -> None:
    paired = ["camomile-tea", "tea-ceremony-visit", "warm-milk"]
    assert sorted(guide().paired) == paired
    assert why(options.says_what_it_goes_with(treatment("warm-milk"))) == []
    assert why(options.says_what_it_goes_with(treatment("do-nothing"))) is None
    apart = dataclasses.replace(tea(), interactions=Interactions())
    knowledge = changed("treatments", "camomile-tea", apart, combines_with=(), conflicts_with=())
    record = knowledge.treatments["warm-milk"]
    alone = TreatmentSubject(guide(knowledge), ("treatment", "warm-milk"), record)
    assert why(options.says_what_it_goes_with(alone)) == ["it does not say what it goes with"]
    pairing = Pairing(first="cups", second="cups", level=PairingLevel.FINE, text="fine", unsourced="a guess")
    groups = (InteractionGroup(id="cups", name="Cups", treatments=("warm-milk",)),)
    rules = Interactions(groups=groups, pairings=(pairing,))
    assert guide(dataclasses.replace(knowledge, interactions=rules)).paired == {"warm-milk"}
