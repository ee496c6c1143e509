"""What users see, word for word."""

import pytest
from inline_snapshot import snapshot

ARTICLE = """\
Harbour reopens after storm

The ferry “Anneliese” left teh harbuor at dawn – 40 passengers 😀 were on board.

Source :

It was very late when the last boat came in from Kiyev.
"""


@pytest.fixture
def output(house):
    house.write("harbour.txt", ARTICLE)
    return lambda form: house.check("harbour.txt", "--output-format", form).out


def test_full(output):
    assert output("full") == snapshot("""\
harbour.txt:3:28: warning house/typo (.70) “teh” is a slip of the keyboard
3 | The ferry “Anneliese” left teh harbuor at dawn – 40 passengers 😀 were on boa…
  |                            ^^^
  = fix: write “the”

harbour.txt:3:32: warning house/typo (.70) “harbuor” is a slip of the keyboard
3 | The ferry “Anneliese” left teh harbuor at dawn – 40 passengers 😀 were on board.
  |                                ^^^^^^^
  = fix: write “harbour”

harbour.txt:5:1: error house/label (.80) Label left over
5 | Source :
  | ^^^^^^^^
  = fix: delete the line

harbour.txt:7:8: info house/vague (.40) “very” says nothing
7 | It was very late when the last boat came in from Kiyev.
  |        ^^^^

harbour.txt:7:50: warning house/spelling (.60) The house writes Kyiv
7 | …was very late when the last boat came in from Kiyev.
  |                                                ^^^^^
  = unsafe fix: write “Kyiv”

""")


def test_concise(output):
    assert output("concise") == snapshot("""\
harbour.txt:3:28: house/typo [*] “teh” is a slip of the keyboard
harbour.txt:3:32: house/typo [*] “harbuor” is a slip of the keyboard
harbour.txt:5:1: house/label [*] Label left over
harbour.txt:7:8: house/vague “very” says nothing
harbour.txt:7:50: house/spelling The house writes Kyiv
""")


def test_json(output):
    assert output("json") == snapshot("""\
[
  {"path":"harbour.txt","rule":"house/typo","severity":"warning","confidence":0.7,"message":"“teh” is a slip of the keyboard","line":3,"column":28,"end_line":3,"end_column":31,"text":"teh","replacements":["the"],"fix":{"safety":"safe","edits":[{"line":3,"column":28,"end_line":3,"end_column":31,"text":"the"}]},"fingerprint":"754390caa61a52c6"},
  {"path":"harbour.txt","rule":"house/typo","severity":"warning","confidence":0.7,"message":"“harbuor” is a slip of the keyboard","line":3,"column":32,"end_line":3,"end_column":39,"text":"harbuor","replacements":["harbour"],"fix":{"safety":"safe","edits":[{"line":3,"column":32,"end_line":3,"end_column":39,"text":"harbour"}]},"fingerprint":"04b73a3abea8cfdf"},
  {"path":"harbour.txt","rule":"house/label","severity":"error","confidence":0.8,"message":"Label left over","line":5,"column":1,"end_line":5,"end_column":9,"text":"Source :","fix":{"safety":"safe","edits":[{"line":3,"column":80,"end_line":5,"end_column":9,"text":""}]},"fingerprint":"4bd58e1e360cbd85"},
  {"path":"harbour.txt","rule":"house/vague","severity":"info","confidence":0.4,"message":"“very” says nothing","line":7,"column":8,"end_line":7,"end_column":12,"text":"very","fingerprint":"3b9f622cfdce3ae7"},
  {"path":"harbour.txt","rule":"house/spelling","severity":"warning","confidence":0.6,"message":"The house writes Kyiv","line":7,"column":50,"end_line":7,"end_column":55,"text":"Kiyev","replacements":["Kyiv"],"fix":{"safety":"unsafe","edits":[{"line":7,"column":50,"end_line":7,"end_column":55,"text":"Kyiv"}]},"fingerprint":"01806519cb5c718d"}
]
""")


def test_jsonl(output):
    assert output("jsonl") == snapshot("""\
{"path":"harbour.txt","rule":"house/typo","severity":"warning","confidence":0.7,"message":"“teh” is a slip of the keyboard","line":3,"column":28,"end_line":3,"end_column":31,"text":"teh","replacements":["the"],"fix":{"safety":"safe","edits":[{"line":3,"column":28,"end_line":3,"end_column":31,"text":"the"}]},"fingerprint":"754390caa61a52c6"}
{"path":"harbour.txt","rule":"house/typo","severity":"warning","confidence":0.7,"message":"“harbuor” is a slip of the keyboard","line":3,"column":32,"end_line":3,"end_column":39,"text":"harbuor","replacements":["harbour"],"fix":{"safety":"safe","edits":[{"line":3,"column":32,"end_line":3,"end_column":39,"text":"harbour"}]},"fingerprint":"04b73a3abea8cfdf"}
{"path":"harbour.txt","rule":"house/label","severity":"error","confidence":0.8,"message":"Label left over","line":5,"column":1,"end_line":5,"end_column":9,"text":"Source :","fix":{"safety":"safe","edits":[{"line":3,"column":80,"end_line":5,"end_column":9,"text":""}]},"fingerprint":"4bd58e1e360cbd85"}
{"path":"harbour.txt","rule":"house/vague","severity":"info","confidence":0.4,"message":"“very” says nothing","line":7,"column":8,"end_line":7,"end_column":12,"text":"very","fingerprint":"3b9f622cfdce3ae7"}
{"path":"harbour.txt","rule":"house/spelling","severity":"warning","confidence":0.6,"message":"The house writes Kyiv","line":7,"column":50,"end_line":7,"end_column":55,"text":"Kiyev","replacements":["Kyiv"],"fix":{"safety":"unsafe","edits":[{"line":7,"column":50,"end_line":7,"end_column":55,"text":"Kyiv"}]},"fingerprint":"01806519cb5c718d"}
""")


def test_github(output):
    assert output("github") == snapshot("""\
::warning file=harbour.txt,line=3,endLine=3,col=28,endColumn=31,title=newslint house/typo::“teh” is a slip of the keyboard
::warning file=harbour.txt,line=3,endLine=3,col=32,endColumn=39,title=newslint house/typo::“harbuor” is a slip of the keyboard
::error file=harbour.txt,line=5,endLine=5,col=1,endColumn=9,title=newslint house/label::Label left over
::notice file=harbour.txt,line=7,endLine=7,col=8,endColumn=12,title=newslint house/vague::“very” says nothing
::warning file=harbour.txt,line=7,endLine=7,col=50,endColumn=55,title=newslint house/spelling::The house writes Kyiv
""")


def test_markdown(output):
    assert output("markdown") == snapshot("""\
## newslint

5 findings (1 error, 3 warnings, 1 info) in 1 file.

| rule | findings |
|---|---:|
| house/typo | 2 |
| house/label | 1 |
| house/spelling | 1 |
| house/vague | 1 |

| where | severity | rule | what | text |
|---|---|---|---|---|
| harbour.txt:3:28 | warning | house/typo | “teh” is a slip of the keyboard | teh |
| harbour.txt:3:32 | warning | house/typo | “harbuor” is a slip of the keyboard | harbuor |
| harbour.txt:5:1 | error | house/label | Label left over | Source : |
| harbour.txt:7:8 | info | house/vague | “very” says nothing | very |
| harbour.txt:7:50 | warning | house/spelling | The house writes Kyiv | Kiyev |
""")
