"""Which function decides which point from the records, for treatments, for comparisons and for the guide as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guidebook.criteria import comparing, effects, evidence, numbers, options, wording
from guidebook.criteria.finding import Found
from guidebook.criteria.subjects import ComparisonSubject, GuideSubject, PageSubject, TreatmentSubject

OF_PAGES: Mapping[int, Callable[[PageSubject], Found]] = {
    1: options.names_the_concern,
    7: options.steers_nobody,
    42: evidence.is_dated,
    45: evidence.names_reviewers,
    49: wording.is_easy_to_read,
    50: wording.has_short_sentences,
    51: wording.has_a_summary,
}
"""The same for treatments and comparisons."""

OF_TREATMENTS: Mapping[int, Callable[[TreatmentSubject], Found]] = {
    **OF_PAGES,
    8: options.says_what_it_goes_with,
    9: effects.lists_benefits,
    10: effects.lists_harms,
    11: effects.is_balanced,
    12: effects.says_what_it_is_like,
    13: effects.says_what_is_done,
    14: effects.says_how_it_works,
    15: effects.says_who_must_not,
    16: effects.says_differences_between_groups,
    17: effects.gives_practical_facts,
    18: effects.gives_prices,
    19: effects.says_when_to_get_help,
    20: numbers.gives_chances,
    21: numbers.names_the_group,
    25: numbers.gives_both_sides,
    26: numbers.says_how_sure,
    28: numbers.tells_numbers_plainly,
    36: comparing.gives_questions,
    39: evidence.cites_sources,
    41: evidence.says_how_good_the_evidence_is,
    52: wording.has_short_lists,
}

OF_COMPARISONS: Mapping[int, Callable[[ComparisonSubject], Found]] = {
    **OF_PAGES,
    2: options.asks_a_question,
    5: options.nothing_is_an_equal,
    18: effects.compares_prices,
    22: numbers.same_denominator,
    29: comparing.has_every_row,
    30: comparing.has_few_rows,
}

OF_THE_GUIDE: Mapping[int, Callable[[GuideSubject], Found]] = {
    3: options.says_for_whom,
    4: options.compares_all,
    6: options.says_what_happens_untreated,
    27: numbers.tells_blanks_apart,
    33: comparing.leads_through_the_decision,
    34: comparing.flows_hold,
    40: evidence.says_how_evidence_was_found,
    43: evidence.says_how_it_is_kept_up,
    44: evidence.says_who_paid,
    46: evidence.records_its_making,
    47: evidence.says_what_it_is_not,
    48: evidence.leads_to_further_help,
    53: wording.routines_can_be_done,
}
