"""The tiny project with another flow: one with several answers, rules, answers that may be so, and advice to ask first."""

from __future__ import annotations

from project_tools import Edit

FILE = "flows/which-cup.yml"

RULED = """\
name: Which cup?
question: Which drink fits me, if any?
concerns: [restless-evenings]
summary: Four questions. Drinking nothing is always open to you.
start: how-long
questions:
  - id: how-long
    ask: How long have you slept badly?
    answers:
      - {id: days, text: A few days, to: allergy}
      - {id: weeks, text: A few weeks, to: allergy}
      - {id: months, text: A few months, to: allergy}
      - {id: years, text: A year or more, to: doctor}
  - id: allergy
    ask: Does any of these fit you?
    several: yes
    answers:
      - id: milk
        text: I am allergic to milk
        establishes: [milk-allergy]
        next: [{when: [daisy-allergy], to: nothing}]
        to: company
      - {id: daisies, text: I am allergic to daisies, establishes: [daisy-allergy], to: company}
      - {id: not-sure, text: I am not sure, alone: yes, may_be: [milk-allergy, daisy-allergy], to: nothing}
      - {id: none, text: None of these, alone: yes, rules_out: [milk-allergy, daisy-allergy], to: pregnant}
  - id: pregnant
    ask: Are you pregnant?
    answers:
      - {id: "yes", text: "Yes", establishes: [pregnancy], to: company}
      - {id: "no", text: "No", rules_out: [pregnancy], to: company}
      - {id: not-sure, text: I am not sure, may_be: [pregnancy], to: company}
  - id: company
    ask: Do you like company in the evening?
    answers:
      - id: "yes"
        text: "Yes"
        to: visit
      - id: "no"
        text: "No"
        next:
          - {when: [milk-allergy], to: flowers}
          - {when: [daisy-allergy], to: milk}
        to: at-home
outcomes:
  - id: doctor
    title: See a doctor first
    why: A year is long.
    next_step: Make an appointment.
    care_card:
      urgency: soon
      signs: [you have slept badly for a year]
      do: Make an appointment.
      sources: [health-page]
    sources: [health-page]
  - id: nothing
    title: No drink
    why: It passes by itself.
    offer:
      - treatment: do-nothing
      - name: A walk
    avoid:
      - {treatment: warm-milk, note: Not with your answers.}
      - {treatment: camomile-tea, note: Not with your answers.}
      - {name: Cold milk, note: Cold.}
      - name: Iced tea
    next_step: Wait for a week.
    sources: [evening-trial]
  - id: visit
    title: A visit
    why: You like company.
    offer:
      - {treatment: tea-ceremony-visit, ask_first: [pregnancy], note: Once.}
      - treatment: do-nothing
    next_step: Book a place.
    unsourced: the editors' own guess
  - id: flowers
    title: A cup of flowers
    why: It has no milk in it.
    offer:
      - treatment: camomile-tea
      - treatment: do-nothing
    avoid:
      - {treatment: warm-milk, note: You said that you are allergic.}
    next_step: Try it for two weeks.
    sources: [evening-trial]
  - id: milk
    title: A cup of milk
    why: It has no flowers in it.
    offer:
      - {routine: evening-cup, note: For two weeks.}
      - treatment: do-nothing
    next_step: Try it for two weeks.
    sources: [evening-trial]
  - id: at-home
    title: A warm cup at home
    why: It is cheap and easy.
    offer:
      - treatment: warm-milk
      - {treatment: camomile-tea, ask_first: [pregnancy]}
      - treatment: do-nothing
    next_step: Try it for two weeks.
    sources: [evening-trial]
never:
  - name: Sleeping pills
    note: they are for a doctor to choose
reviewed: 2026-03-01
next_review: 2026-09-01
"""

RULED_FLOW: Edit = (FILE, RULED)
"""The edit that puts it in the place of the tiny project's own flow."""
