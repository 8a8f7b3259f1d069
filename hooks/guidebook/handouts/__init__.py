"""PDF handouts: a content model, its checks, templates with their fonts, and a pass over the finished tags.

Views build :class:`~guidebook.handouts.model.Handout` and :class:`~guidebook.handouts.model.ComparisonSheet`;
:class:`~guidebook.handouts.typeset.Typesetter` turns them into PDF/UA-1 files.
"""
