"""Two accounts of one thing are one happening, two things alike are two: pairs of many kinds, read by all layers."""

import pytest

from rashomon.align.actors import actor_index, merge_actors
from rashomon.align.happenings import merge_happenings
from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.pipeline.layers import LAYERS
from rashomon.text.parse import Source, parse_articles

#: (one account, another, whether what both tell first is one happening). Both are published on Thursday 4 March 2021.
PAIRS = [
    # disasters
    ("A magnitude 6.1 earthquake struck northern Chile on Tuesday.", "An earthquake of magnitude 6.1 shook the north of Chile on Tuesday.", True),
    ("A magnitude 6.1 earthquake struck northern Chile on Tuesday.", "A magnitude 4.8 earthquake struck northern Chile on Tuesday.", False),
    ("An earthquake struck northern Chile on Tuesday.", "An earthquake struck western Turkey on Tuesday.", False),
    ("A ferry sank off Cebu on Monday, killing 12 people.", "On Monday a ferry capsized near Cebu.", True),
    ("A ferry sank off Cebu on Monday.", "A ferry sank off Cebu in 2009.", False),
    ("A passenger train derailed near Lyon on Wednesday.", "The train derailed outside Lyon on Wednesday, injuring 30 people.", True),
    ("A train derailed near Lyon on Wednesday.", "A bus crashed near Lyon on Wednesday.", False),
    ("Floods destroyed 300 houses in Beira on Sunday.", "Floods destroyed 40 houses in Durban on Sunday.", False),
    # deaths
    ("Gunmen killed seven police officers near Cali on Saturday.", "Seven officers were killed by gunmen near Cali on Saturday.", True),
    ("Gunmen killed seven police officers near Cali on Saturday.", "Troops killed 13 rebels near Cali on Saturday.", False),
    ("Former president Anna Keller died on Monday.", "Former minister Paul Brandt died on Monday.", False),
    ("Former president Anna Keller died on Monday.", "Anna Keller, who governed for a decade, died on Monday.", True),
    ("Two miners died in the fire on Monday.", "A nurse died in hospital on Monday.", False),
    ("At least 41 people have died of cholera since Monday.", "At least 44 people have died of cholera, officials said on Wednesday.", True),
    # attacks
    ("A suicide bomber attacked a market in Mosul on Tuesday.", "A suicide bomber attacked a market in Kirkuk on Tuesday.", False),
    ("Rebels attacked the army base at Bouar on Tuesday.", "Rebels attacked the army base at Bouar on Friday, 26 February.", False),
    ("Rebels attacked the army base at Bouar on Tuesday.", "The base of the army at Bouar was raided by rebels on Tuesday.", True),
    ("Rebels attacked the army base at Bouar on Tuesday.", "The army attacked the rebels' camp at Bouar on Tuesday.", False),
    # courts
    ("A court in Quito sentenced Rodrigo Saltos to eight years on Tuesday.", "Rodrigo Saltos was sentenced to eight years in prison on Tuesday.", True),
    ("A court in Quito sentenced Rodrigo Saltos to eight years on Tuesday.", "A court in Quito sentenced Jorge Mena to five years on Tuesday.", False),
    ("The court convicted Rodrigo Saltos on Tuesday.", "The court acquitted Rodrigo Saltos on Tuesday.", False),
    ("Police arrested 23 people in Kitwe on Sunday.", "Police arrested the banker Carl Voss in Kitwe on Sunday.", False),
    ("Police arrested 23 people in Kitwe on Sunday.", "In Kitwe 23 people were detained by police on Sunday.", True),
    ("A court in Oslo jailed the banker Carl Voss for six years on Tuesday.", "The tribunal imposed on the banker Voss a sentence of six (6) years.", True),
    ("The court sentenced Carl Voss to six years on Tuesday.", "Carl Voss was sentenced to seventy-two months on Tuesday.", True),
    ("The court sentenced Carl Voss to six years on Tuesday.", "The court sentenced his partner to four years on Tuesday.", False),
    # what both look back at
    ("In 2011, a fire in a dormitory killed 30 pupils.", "The school burned down in 2011, and dozens of pupils died.", True),
    ("In 2011 the mill was sold to a bank.", "In 2011 voters elected Eva Lund president.", False),
    # other words of one field
    ("Rebels attacked the customs post at Bouar on Tuesday.", "Rebels captured the customs post at Bouar on Tuesday.", True),
    ("Police arrested ten miners in Kitwe on Sunday.", "Miners blocked the road to Kitwe on Sunday.", False),
    ("A dam near Norham burst on Tuesday.", "Norham swore in a mayor on Tuesday.", False),
    # politics
    ("Finance minister Olga Lund resigned on Tuesday.", "Health minister Per Dahl resigned on Tuesday.", False),
    ("Finance minister Olga Lund resigned on Tuesday.", "Olga Lund stepped down as finance minister on Tuesday.", True),
    ("The commission declared Brenda Sikota winner on Saturday.", "Brenda Sikota was declared the winner of the vote by the commission on Saturday.", True),
    ("Voters in Zambia elected a president on Thursday.", "Voters in Malawi elected a president on Thursday.", False),
    ("President Villamar visited Portoviejo on Tuesday.", "President Villamar visited Guayaquil on Tuesday.", False),
    ("Laos and Vietnam signed a water treaty on Monday.", "Laos and Thailand signed a trade agreement on Monday.", False),
    ("Leaders of four nations signed the river pact in Vientiane on Monday.", "The river pact was signed by the leaders in Vientiane on Monday.", True),
    ("France will send 200 troops to Niger.", "France sent 200 troops to Niger on Monday.", False),
    ("Nurses in Leeds went on strike on Monday.", "Teachers in Leeds went on strike on Monday.", False),
    # what only the whole of both accounts shows: one of its kind in each, and nouns that point back
    ("A roof fell in at a market in Turin on Monday. Eleven people were hurt.", "The collapse in Turin on Monday has closed the market.", True),
    ("Hackers encrypted the servers of the port of Genoa on Monday.", "The cyberattack shut the port of Genoa on Monday.", True),
    ("Chlorine leaked from a tank at a mill in Norham on Monday.", "The leak at the mill began before dawn.", True),
    ("Villagers were evacuated from Norham on Monday.", "The evacuation of Norham took six hours.", True),
    ("The army retook the harbour at Bouar on Monday.", "Rebels stormed the harbour at Bouar on Monday.", False),
    ("The ministry suspended two officers on Monday.", "The chain closed 14 shops on Monday.", False),
    ("Shares in Volta fell on Monday.", "The price of bread fell on Monday.", False),
    ("Voters in Norham elected a mayor on Tuesday.", "In the 2016 election Norham chose a banker.", False),
    ("A fire broke out at the mill in Norham on Monday.", "Firefighters put out the fire at the mill on Wednesday.", False),
    ("Police shot Amara Diallo at a checkpoint in Norham on Monday.", "The family spoke of the killing of Amara Diallo in Norham on Monday.", True),
    ("Police shot Amara Diallo at a checkpoint in Norham on Monday.", "The family spoke of the killing of Omar Faye in Norham on Monday.", False),
    ("Gunmen killed 10 people on the island.", "Gunmen killed 612 people on the island.", False),
    ("A quake struck the island on Monday.", "The island is regularly struck by quakes.", False),
    ("The navy thwarted an attack on the tanker Isla on Monday.", "On Monday a warship repulsed an attack on the tanker Isla.", True),
    # trade and health
    ("Volta Motors cut 900 jobs in Turin on Tuesday.", "The carmaker Volta Motors laid off 900 workers in Turin on Tuesday.", True),
    ("The ministry declared an outbreak of measles on Sunday.", "An outbreak of measles was declared by the ministry on Sunday.", True),
    ("The price of bread rose by 20 percent on Monday.", "The price of petrol rose by 20 percent on Monday.", False),
]  # fmt: skip


def account(name: str, text: str) -> Account:
    article = Article(name, f"d-{name}", Span(0, len(text)), published="2021-03-04")
    (parsed,) = parse_articles([Source(article, text)])
    annotations = Annotations(name)
    for layer in LAYERS:
        annotations = layer.run(parsed, annotations)
    return Account(article, text, annotations)


@pytest.mark.parametrize(("one", "two", "same"), PAIRS)
def test_same_or_not(one, two, same):
    accounts = (account("a1", one), account("a2", two))
    happenings, _ = merge_happenings(accounts, actor_index(merge_actors(accounts)))
    together = [happening for happening in happenings if len({telling.article for telling in happening.tellings}) == 2]
    assert bool(together) == same, [happening.what for happening in happenings]
