"""Articles of awful pieces: whatever a teacher may paste, put together at random."""

from __future__ import annotations

from hypothesis import strategies as st

PLAIN = [
    "The council of Marrow Hill closed the bridge on Monday because the arches had cracked.",
    "Ada Holm, who runs the bakery on the quay, collected 2,300 signatures in two weeks.",
    "The museum bought the engine of the ferry for $30,000 so that children could see it.",
    "Prices rose by 12 percent after the factory had shut, and many families left the valley.",
    "“A town without a library forgets its own stories,” said Per Vik, the mayor of Marrow Hill.",
    "Experts said that the new road had taken two thirds of the passengers.",
]
NO_NAMES = [
    "Water flows downhill because it is heavy.",
    "Some people like tea, and others prefer coffee.",
    "When it rains, it pours, and when it pours, nobody goes out.",
    "Bread rises when it is warm, which is why bakers wait.",
]
FIRST_PERSON = [
    "I went there in May because my mother had asked me to, and we stayed for a week.",
    "We did not know what to do, so we did nothing at all.",
    "My brother and I sold our boat to pay for the new roof of our house.",
    "You never know what you will find in your own cellar.",
]
INTERVIEW = [
    "Q: When did you start?\nA: In 1998, when I was twelve, I think.",
    "Q. Why?\nA. Because nobody else would.",
    "INTERVIEWER: And then? VIK: Then we left.",
    "Ada Holm: It was cold. Per Vik: It was not.",
]
POETRY = [
    "O wind, that blows\nacross the heather,\nwho knows, who knows\nthe winter weather",
    "Roses are red,\nviolets are blue,\nsugar is sweet,\nand so are you.",
]
LAYOUT = [
    "• first thing\n• second thing\n• third, and last",
    "1. Take the flour.\n2. Add the water.\n3. Wait for an hour.",
    "- one\n- two\n  - two and a half",
    "| name | age |\n| --- | --- |\n| Ada | 41 |\n| Per | 39 |",
    "Year\tSales\n2001\t12\n2002\t15",
    "***",
    "Photograph: A. Holm/Agency",
    "READ MORE: Ten ferries you must see",
    "By Ada Holm\nPublished 3 May 2019, 10:15 GMT",
    "https://example.org/a?b=c&d=e#f and mail@example.org",
    "<p>Some &amp; all &lt;tags&gt;</p>",
]
QUOTES = [
    "“Yes,” she said. “No,” he said. “Perhaps,” they said.",
    "“It was ‘the best “boat” of all’, or so he said,” she said.",
    "“This quotation never ends, said the mayor, and then he went home.",
    "This one never began,” said the mayor of the town.",
    '"Straight," she said, "and then curly,” he replied.',
    "“I do not know,” said Vik. “I do,” said Holm. “He does not,” said Berg.",
    "'Single,' he said, 'and the dogs' owners' names'.",
    "«Guillemets», she wrote, and „German ones“, too.",
    "“”",
    "““““Four””””",
]
NUMBERS = [
    "It cost 1,234,567.89 or 1.234.567,89 or £1.2m, $3bn, €4 and ¥500.",
    "On 3/5/2019, 2019-05-03 and May 3rd, at 7:30 p.m. and 19.30, between 10 and 12 came.",
    "A third, 33%, 33 per cent, one in three, 1/3 and 0.333 are about the same.",
    "The 1990s, the '90s and the nineteen-nineties saw 2–3 and 4-5 and −6 degrees.",
    "No. 10 sold ½ and ¾ of its Nos. 11 and 12 for 5p, 6c and 7¢ in the 21st century.",
    "Twenty-one of the one hundred and five boats sank within a week and a half.",
]
NAMES = [
    "Ludwig van der Berg and María-José O’Neill-D’Arcy met Dr. J. R. R. Holm Jr. in St. Ives.",
    "Prof Sir Ada Holm CBE told Mr and Mrs Vik that Jean-Luc de la Tour was ill.",
    "Nguyễn Văn An, Øystein Åmål, Łukasz Żółć and Siân ap Dafydd won the prize in May.",
    "Ms Berg (née Holm), aka “The Boat”, sued Holm & Sons Ltd. of Holm, Holm.",
    "President Holm’s wife’s sister’s dog, Vik, bit Vik.",
    "McDonald and MacDonald and O'Donald sold iPhones to eBay for K2.",
    "Ada Ada Ada and Per Per Per opened the bridge.",
]
SIGNS = [
    "The ferry 🚢 left at 7 🕖, and everybody 👨‍👩‍👧 cheered 🎉🎉.",
    "The word שלום means peace, and مرحبا means hello, said the teacher.",
    "Zero\u200bwidth\u200bspaces and soft­hyphens and non breaking ones were found.",
    "The bridge  was   closed\tby the\u00a0council … again .",
    "Tom\u2019s caf\u00e9\u0301 and nai\u0308ve cafe\u0301 reopened\u2028on Monday\u2029at noon.",
    "C++ & C# – not “C♯” – cost 50% of $100 @ noon; see §4, ¶2, †3.",
    "���",
    "A\u0000B",
    "𝕿𝖍𝖊 𝖇𝖗𝖎𝖉𝖌𝖊 was closed by the council.",
]
SHOUTING = [
    "THE COUNCIL CLOSED THE BRIDGE BECAUSE THE ARCHES HAD CRACKED.",
    "ADA HOLM SAID THAT THE FERRY WOULD NOT LEAVE ON MONDAY!!!",
    "WHY? WHY NOT? BECAUSE!",
    "no capitals at all were used by the council when it closed the bridge on monday.",
    "ThE cOuNcIl ClOsEd ThE bRiDgE.",
]
LONG = [
    "The boat " + "that the man who the dog that barked bit sold " * 6 + "sank.",
    "Holm, " * 40 + "and Vik came.",
    "word " * 150 + ".",
    "Because " * 12 + "it was late, they left.",
    "a" * 400 + " was the name of the boat.",
    "The town, the council, the mayor, the baker, the smith, the priest and the ferryman agreed, after, before, "
    "during, despite, because of, in spite of and notwithstanding the rain, to close, open, sell and buy the bridge.",
]
EQUAL = ["The bridge was closed on Monday because the arches had cracked."]
SORTS = [PLAIN, NO_NAMES, FIRST_PERSON, INTERVIEW, POETRY, LAYOUT, QUOTES, NUMBERS, NAMES, SIGNS, SHOUTING, LONG]

_pieces = st.sampled_from(SORTS).flatmap(st.sampled_from)
_paragraph = st.lists(_pieces, min_size=1, max_size=4).map(" ".join)
_equal = st.tuples(st.sampled_from(EQUAL), st.integers(3, 40)).map(lambda pair: "\n\n".join([pair[0]] * pair[1]))
_noise = st.text(max_size=60)

_some_plain = st.lists(st.sampled_from(PLAIN), max_size=4, unique=True).map(" ".join)

articles = st.tuples(
    _some_plain, st.lists(st.one_of(_paragraph, _paragraph, _paragraph, _equal, _noise), min_size=3, max_size=8)
).flatmap(lambda parts: st.permutations([parts[0], *parts[1]]).map("\n\n".join))
"""Texts of three to eight awful paragraphs, mostly with a plain one among them, so that few are refused."""
