"""The guide measures itself: 60 points for pages that help to choose a treatment, and what decides each of them.

The points are informed by the international standards for decision aids (IPDAS) and by DISCERN, PEMAT, the CDC Clear
Communication Index (CCI), GRADE, the NHS content standard and others; each point names its origins. What comes out is
never an official score of any of them.
"""
