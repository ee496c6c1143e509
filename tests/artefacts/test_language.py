"""English or not: prose, verse, tables, scraps and mixtures."""

import pytest

from newslint.text.language import is_english, sample

ENGLISH = {
    "prose": "The ferry did not sail on Monday because the harbour wall was cracked, and nobody could say when it would.",
    "verse": "Grey in the grey of dawn\nNobody counts the hours\nOver the weir the heron stands",
    "results": "Fenland League\nBrack Rovers 2 Marsh End 1\nWeir United 0 Tideline 0\nHarbour Town 4 Eel Street 3",
    "scrap": "Source :",
    "one sentence": "As a result, a ferry is a rarity in Lower Marsh, and so is a bus.",
    "one voice": "I naturally think that I know what I want.",
    "number": "1 / 12",
    "foreign quotation": "The mayor said that “die Brücke ist noch nicht fertig”, a phrase which has been repeated in "
    "the town ever since, and not only by his friends.",
    "foreign names": "Győző Szűcs met Łukasz Żółć in Šibenik on Friday, and they said that the talks had gone well.",
}
FOREIGN = {
    "de": "Die Fähre fuhr am Montag nicht, weil die Mauer des Hafens gerissen war und niemand wusste, wann sie fährt.",
    "fr": "Le bac n'est pas parti lundi parce que le mur du port était fissuré, et personne ne savait pour quand.",
    "es": "El transbordador no salió el lunes porque el muro del puerto estaba agrietado y nadie sabía hasta cuándo.",
    "it": "Il traghetto non è partito lunedì perché il muro del porto era incrinato e nessuno sapeva che fare.",
    "pt": "A balsa não saiu na segunda-feira porque o muro do porto estava rachado, e ninguém sabia até quando.",
    "nl": "De veerboot voer maandag niet uit omdat de havenmuur gescheurd was en niemand wist wanneer het wel kon.",
    "pl": "Prom nie wypłynął w poniedziałek, ponieważ mur portu był pęknięty i nikt nie wiedział, jak długo.",
    "sv": "Färjan gick inte på måndagen eftersom hamnmuren hade spruckit och ingen visste när den skulle gå.",
    "tr": "Feribot pazartesi günü kalkmadı çünkü liman duvarı çatlamıştı ve bu daha ne kadar sürecek belli değil.",
    "ru": "Паром в понедельник не вышел, потому что стена порта треснула, и никто не знал, когда он выйдет.",
    "ja": "月曜日、港の壁にひびが入ったため、フェリーは出航しませんでした。",
    "scrap": "Teilen Sie diesen Artikel",
}


@pytest.mark.parametrize("name", ENGLISH)
def test_english(name):
    assert is_english(ENGLISH[name])


@pytest.mark.parametrize("name", FOREIGN)
def test_not_english(name):
    assert not is_english(FOREIGN[name])


@pytest.mark.parametrize("text", ["", " ", "\n\n", "123", "…"])
def test_nothing_to_go_by_counts_as_english(text):
    assert is_english(text)


def test_a_long_text_is_read_in_three_places():
    text = "a" * 4000 + "b" * 4000 + "c" * 4000
    assert set(sample(text)) == {"a", "b", "c", " "}
    assert len(sample(text)) < 2000


def test_a_foreign_article_under_an_english_menu_is_foreign():
    menu = "Home | About the paper | Contact us | Share this with a friend\n"
    assert not is_english(menu + (FOREIGN["de"] + "\n") * 20)
