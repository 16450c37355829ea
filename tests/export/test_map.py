"""The map: outlines without stripes, zoomed to the story, nothing lost at its edges."""

from __future__ import annotations

import dataclasses
import itertools

from fixture_book import place, words

from rashomon.export.report.atlas import story_map
from rashomon.export.report.shapes import country_shapes
from rashomon.model.annotations import PlaceKind

HERE = (words(0, "Skarra"),)
SHAPES = country_shapes()


def test_no_outline_jumps_across_the_map():
    for shape in SHAPES:
        for ring in shape.rings:
            steps = [abs(after[0] - before[0]) for before, after in itertools.pairwise(ring)]
            assert max(step for step, (_, latitude) in zip(steps, ring, strict=False) if latitude > -89.9) < 180, shape.name


def test_most_countries_have_their_code():
    assert sum(shape.code is not None for shape in SHAPES) >= 174
    assert {"DK", "KZ", "US", "RU"} <= {shape.code for shape in SHAPES}


def test_far_places_are_listed_and_do_not_zoom_the_map_out():
    near = [dataclasses.replace(place(f"p{n}", f"Place {n}", PlaceKind.CITY, (56.0 + n / 4, 11.0), HERE)) for n in range(3)]
    far = dataclasses.replace(place("far", "Far", PlaceKind.CITY, (-33.0, 151.0), HERE), country="AU")
    nowhere = place("none", "Nowhere", PlaceKind.FACILITY, None, HERE)
    drawn = story_map((*near, far, nowhere), SHAPES)
    assert drawn.outside == (far,)
    assert drawn.unknown == (nowhere,)
    assert drawn.svg.count('class="spot"') == 3


def test_a_story_without_a_point_has_no_map():
    assert story_map((place("none", "Nowhere", PlaceKind.FACILITY, None, HERE),), SHAPES) is None
    assert story_map((), SHAPES) is None


def test_names_of_places_are_text():
    drawn = story_map((place("x", "<b>&", PlaceKind.CITY, (56.0, 11.0), HERE),), SHAPES)
    assert "<b>" not in drawn.svg


def test_many_places_at_one_point_keep_one_label_each_or_none():
    crowd = tuple(place(f"p{n}", f"Place {n}", PlaceKind.CITY, (56.0, 11.0), HERE) for n in range(12))
    assert 1 <= story_map(crowd, SHAPES).svg.count('class="label"') <= 12
