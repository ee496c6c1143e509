"""Articles that consist of short lines are articles: the default must leave them whole."""

import pytest

POEM = """The weir at Brack

Over the weir the heron stands
Grey in the grey of dawn
Nobody counts the hours it waits
Nobody knows it's gone

Under the weir the eels go by
Thin as a line of ink
Somebody wrote the river once
And left it there to drink

I have not come to ask it why
I have not come to stay
The water says what water says
And carries it away"""

LIST = """Ten things to pack for the island

A coat that keeps the wind out
Two pairs of dry socks
A torch with spare batteries
The tide table
A whistle
Bread for the geese
Matches in a tin
A book you can lose
Coins for the honesty box
Patience"""

QUESTIONS = """"We never asked for a bridge"

The ferryman of Brack has carried passengers for forty years. We asked him what comes next.

When did you start?

In the spring my father broke his arm. I was fifteen.

Were you afraid?

Of him, yes. Of the water, no.

What will you do when the bridge opens?

Fish. Sleep. Watch the cars.

And the boat?

She stays where she is."""

LIVE_BLOG = """Harbour vote: as it happened

9.04am

The doors of the town hall are open and about two hundred people have taken their seats, more than at any meeting since the flood.

9.31am

The mayor has asked for quiet twice. She says the vote will not begin before everybody who wants to speak has spoken.

10:15

First speaker: the harbour master, who wants the wall built by autumn and says so for eleven minutes.

10:40

A motion to end the debate fails by four votes, and the gallery applauds until the mayor threatens to clear it.

11.20am

The wall will be built. 118 votes for it, 77 against, and five people who had gone home."""

RESULTS = """Fenland League: Saturday's results

Brack Rovers 2 Marsh End 1
Weir United 0 Tideline 0
Harbour Town 4 Eel Street 3
St Osyth 1 Dykeside 1
Sluice Athletic 3 Old Mill 0

Table

Brack Rovers 12 9 2 1 29
Harbour Town 12 8 1 3 25
Tideline 12 6 4 2 22
Weir United 12 5 5 2 20
Marsh End 12 5 2 5 17"""

RECIPE = """Eel soup with sorrel

Serves four

For the stock

1 kg eel, skinned
2 onions
1 bay leaf
6 peppercorns
1.5 litres of water

For the soup

200 g sorrel
50 g butter
2 egg yolks

Simmer the eel with the onions and the spices for forty minutes, then lift it out and keep it warm.

Melt the butter and let the sorrel collapse in it. Add the strained stock.

Take the pot from the heat and stir in the yolks.

Serve at once."""

TRANSCRIPT = """The hearing on the dam, in full

CHAIR: Please state your name.

WITNESS: Owen Pryce.

CHAIR: You were the engineer on duty?

WITNESS: I was.

CHAIR: When did you see the crack?

WITNESS: At four in the morning.

CHAIR: And when did you report it?

WITNESS: At five.

CHAIR: What happened in that hour?

WITNESS: I looked for the key to the office."""

LYRICS = """The song that nobody was allowed to sing

(Verse 1)

Row, row, the tide is low
The bread is on the table
Row, row, the lamps aglow
As far as we are able

(Chorus)

Oh Brack, oh Brack
We're never going back
Oh Brack, oh Brack
The night is deep and black

(Verse 2)

Row, row, the wind's a crow
It picks at every feather"""

TABLE = """What the towns spend on their harbours

Town	2022	2023	Change
Brack	410,000	395,000	-3.7%
Marsh End	120,000	131,000	+9.2%
Tideline	88,000	88,000	0.0%
Eel Street	64,500	71,000	+10.1%
Old Mill	12,000	9,500	-20.8%"""

OBITUARIES = """They died this spring

Ines Marlowe, 91
Lighthouse keeper, Brack

Joel Finch, 77
He photographed every flood since 1953

Dana Whitlock, 84
Taught three generations to swim

Owen Pryce, 69
The last cooper of Marsh End

Robin Sayle, 58
She ran the ferry when nobody else would"""

PROGRAMME = """The week at the harbour

Monday
Low tide 6.12, high tide 12.25
Market on the quay

Tuesday
Low tide 7.01, high tide 13.14
Choir, old school, 7 p.m.

Wednesday
Low tide 7.50, high tide 14.05
Council meeting, town hall

Thursday
Low tide 8.44, high tide 15.02
Film club"""

ARTICLES = {
    "poem": POEM, "list": LIST, "questions": QUESTIONS, "live blog": LIVE_BLOG, "results": RESULTS,
    "recipe": RECIPE, "transcript": TRANSCRIPT, "lyrics": LYRICS, "table": TABLE, "obituaries": OBITUARIES,
    "programme": PROGRAMME,
}  # fmt: skip


@pytest.mark.parametrize("name", ARTICLES)
def test_short_lines_are_no_residue(flagged, name):
    assert not flagged(ARTICLES[name])


@pytest.mark.parametrize(
    "name", ["poem", "list", "results", "recipe", "transcript", "lyrics", "table", "obituaries"]
)
def test_a_little_residue_does_not_drag_the_rest_along(flagged, name):
    text = f"{ARTICLES[name]}\n\nLeave a Reply\n\nYour email address will not be published."
    found = flagged(text)
    assert {"Leave a Reply", "Your email address will not be published."} <= found
    body = [line for line in ARTICLES[name].split("\n") if line.strip()]
    assert sum(line in found for line in body) <= len(body) // 10
