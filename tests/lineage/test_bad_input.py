"""Collections that a careless method blows up on or folds into one: small ones here, ten thousand by hand."""

from __future__ import annotations

import random

import pytest

from rashomon.lineage import find_copies, find_families, find_versions
from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.spans import Span


def account(name, text, **fields):  # noqa: ANN003 - passed on to Article
    return Account(Article(name, f"doc-{name}", Span(0, len(text)), **fields), text, Annotations(name))


def seeded(seed):
    return random.Random(seed)  # noqa: S311 - made-up words, no secrets


def words(rng, count):
    """Made-up words; the frequent ones are short, as in any language."""
    return ["".join(rng.choices("abdegiklmnorstuv", k=rng.choice([2, 3, 3, 4, 7, 9]))) for _ in range(count)]


def piece(rng, sentences):
    return "\n\n".join(" ".join(words(rng, rng.randrange(9, 20))).capitalize() + "." for _ in range(sentences))


def families(accounts):
    copies = find_copies(accounts)
    return find_families(accounts, copies, find_versions(accounts, copies))


def largest(accounts):
    return max(len(family.articles) for family in families(accounts))


def test_many_identical_articles_are_one_family_with_a_star_of_copies():
    text = piece(seeded(1), 9)
    accounts = [account(f"a{number:04}", text, published=f"2021-03-{1 + number % 28:02}") for number in range(300)]
    copies = find_copies(accounts)
    assert len(copies) == 299
    assert {copy.original for copy in copies} == {"a0000"}
    assert largest(accounts) == 300


@pytest.mark.parametrize("sampled_from", [4000, 100])
@pytest.mark.parametrize("own", [3, 10])
def test_one_boilerplate_paragraph_joins_nothing(own, sampled_from, monkeypatch):
    monkeypatch.setattr("rashomon.lineage.candidates.SAMPLED_FROM", sampled_from)
    rng = seeded(2)
    paragraph = " ".join(words(rng, 56))
    assert largest([account(f"a{number:04}", f"{piece(rng, own)}\n\n{paragraph}.") for number in range(150)]) == 1


@pytest.mark.parametrize(("sentences", "paragraph"), [(1, ""), (2, ""), (2, "Write to the desk, and we will answer within three working days. ")])
def test_notices_of_one_pattern_stay_apart(sentences, paragraph):
    rng = seeded(6)
    names = [each.capitalize() for each in words(rng, 300)]

    def notice():
        return (
            f"A school in {rng.choice(names)} closed on Friday, and {rng.randrange(2, 400)} people were hurt, said {rng.choice(names)} {rng.choice(names)}, "
            f"who leads the {rng.choice(names)} school board."
        )

    texts = [" ".join([*(notice() for _ in range(sentences)), 4 * paragraph]) for _ in range(150)]
    assert largest([account(f"a{number:04}", text) for number, text in enumerate(texts)]) == 1


def test_briefs_of_one_outlet_with_one_title_and_one_last_paragraph_are_no_versions():
    rng = seeded(3)
    paragraph = " ".join(words(rng, 40))
    texts = [f"{piece(rng, 8)}\n\n{paragraph}." for _ in range(60)]
    accounts = [
        account(f"a{number:04}", text, outlet="Post", title="News in brief today", published="2021-03-03") for number, text in enumerate(texts)
    ]
    assert find_versions(accounts, find_copies(accounts)) == ()


@pytest.mark.parametrize(("text", "together"), [(" ", 1), ("\n\n", 1), ("…", 1), ("—", 1), ("No.", 50), ("7", 50), ("界", 50)])
def test_empty_bodies_stay_alone_and_tiny_ones_meet_only_their_like(text, together):
    assert largest([account(f"a{number:03}", text) for number in range(50)]) == together
    assert largest([account(f"a{number:03}", f"{text} {number}") for number in range(50)]) == 1


def test_one_sentence_articles_of_one_pattern_stay_apart():
    rng = seeded(4)
    names = [each.capitalize() for each in words(rng, 200)]
    texts = [
        f"{number} people left {rng.choice(names)} on {rng.choice(names)} day, said {rng.choice(names)} {rng.choice(names)}." for number in range(200)
    ]
    assert largest([account(f"a{number:04}", text) for number, text in enumerate(texts)]) == 1


def test_a_text_of_ten_others_joins_one_of_them_at_most():
    rng = seeded(5)
    pieces = [piece(rng, 8) for _ in range(10)]
    accounts = [account(f"a{number}", text) for number, text in enumerate(pieces)] + [account("z", "\n\n".join(pieces))]
    assert len(find_copies(accounts)) == 10
    assert largest(accounts) == 2


#: Independent reports that share the long names and offices of two presidents and an organisation, made up, in Chinese and Japanese;
#: and in Thai, which is cut into words by its vowel signs only.
APART = {
    "zh": (
        "北岭共和国总统卡斯马尔特·托卡罗维奇星期五发表电视讲话。总统新闻办公室说,首都已经恢复平静。南海联邦总统弗拉季斯拉夫·佩特罗夫同他通了电话。商店重新开门,银行仍然关闭。",
        "在首都,市民排队买面包。北岭共和国总统卡斯马尔特·托卡罗维奇要求检察机关调查枪击事件。南海联邦总统弗拉季斯拉夫·佩特罗夫的发言人说,两国领导人讨论了局势。据医院统计,伤者超过一百名。",
    ),
    "ja": (
        "内務省は水曜日、火曜日に起きた洪水で八人が死亡したと発表した。ターン川の堤防が朝に決壊し、旧市街に水が流れ込んだ。アンナ・ブラント市長は警報は全くなかったと述べた。",
        "ターン川の洪水による死者は十二人に増えたと、内務省が水曜日に明らかにした。住民によると水位が急に上がった。アンナ・ブラント市長は毛布と飲料水を持って来るよう呼びかけた。",
    ),
    "th": (
        "กระทรวงมหาดไทยแถลงเมื่อวันพุธว่า มีผู้เสียชีวิตแปดคนจากน้ำท่วม แม่น้ำทาร์นไหลทะลักเข้าสู่เขตเมืองเก่าในตอนเช้า เจ้าหน้าที่กู้ภัยค้นหาผู้สูญหายตลอดทั้งคืน",
        "ยอดผู้เสียชีวิตจากน้ำท่วมแม่น้ำทาร์นเพิ่มเป็นสิบสองคน กระทรวงมหาดไทยเปิดเผยเมื่อวันพุธ ชาวบ้านบอกว่าน้ำขึ้นเร็วมาก หลายคนปีนขึ้นไปบนหลังคาเพื่อรอความช่วยเหลือ",
    ),
}


@pytest.mark.parametrize("language", sorted(APART))
def test_scripts_without_spaces(language):
    one, two = APART[language]
    assert find_copies([account("a", one, language=language), account("b", two, language=language)]) == ()
    assert len(find_copies([account("a", one, language=language), account("b", one + two[:20], language=language)])) == 1
