"""Numbers that contradict each other in one sentence: what is wrong is called, what only looks so is left alone."""

from __future__ import annotations

import pytest

from lint.engine.linter import Linter
from lint.read import read_bytes
from lint.rulebook.loading import load
from lint.rulebook.rule import BUILT_IN

RULES = {r.id: r for r in load([BUILT_IN]) if r.id.startswith("figures/")}

WRONG = {
    "change-not-numbers": """
        Sales rose from 10 million to 8 million last year.
        Profits fell from £4m to £5m.
        The death toll climbed from 40 to 35.
        Unemployment dropped from 4.1 percent to 4.6 percent.
        Its debt shrank to $3bn from $2bn.
        House prices fell 10% from £200,000 to £150,000.
        Crime rose by 50 percent from 200 to 250 cases.
        Ticket prices jumped to $30 from $40.
        The workforce grew from 300 to 280 people.
        Membership tripled from 100 to 200.
    """,
    "total-not-parts": """
        Police found 12 people, seven men and four women, in the hall.
        The bodies of five victims – two adults, a boy and an infant – were found.
        Ten students (six boys and three girls) were hurt.
        Four people, two men and three women, were held.
        Seven victims: three men, two women and a child.
    """,
    "share-not-counts": """
        The council cut 30 of its 120 posts, or 40 percent, in May.
        Nine of 12 members, or 60 percent, voted for it.
        Some 60% of pupils (45 of 90) walk to school.
        Just two-thirds (five of nine) voted for it.
        Only 15 out of 60 shops (35%) are open.
        Half (12 of 30) of the posts went.
        Three-quarters of the board (5 of 10) said no.
        He made 8 of 10 shots, or 70 per cent.
        Turnout was 34 percent, or 4,500 of 9,000 voters.
        They sold 300 of 400 seats, nearly 50 percent.
    """,
    "margin-not-vote": """
        The council voted 52-48 for the bridge, which won by six votes.
        The bill passed by six votes, 52-48, on Friday.
        Ashford had a three-goal win (4-2).
        They won 101-98 by four points.
        The Senate passed it 52 to 48, a six-vote margin.
        He won by a margin of three votes, 5-4.
        Ashford won 3-1 by three goals.
        The motion fell 12-9 by two votes.
        A one-goal win, 3-1, sent them through.
    """,
    "range-runs-backward": """
        The boy was between 16 and 12 years old.
        It costs between $200 and $100 dollars a night.
        Between 40 and 30 people came.
        Between 60 and 50 percent of voters agreed.
        The suspect is between 25 and 20 years of age.
    """,
    "conversion-off": """
        The trail is 10 miles (12 km) long.
        They bought 12,900 acres (52,000 hectares) of forest.
        It reached 95 degrees Fahrenheit (25 Celsius) in the shade.
        The bull weighed 2,000 pounds (700kg).
        He is 6 feet (2.8 metres) tall.
        A 5km (8 mile) run.
        The lake covers 20 square miles (20 square kilometres).
        Winds of 100 mph (120 kph) hit it.
        50 litres (25 pounds) no but 5 km (30 miles) is off.
        Snow of 12 inches (3 cm) fell.
    """,
}

RIGHT = {
    "change-not-numbers": """
        Sales rose from 10 million in 2019 to 12 million in 2020.
        Profits fell from 5m to 4m pounds.
        She rose from 8th to 4th.
        The pound fell from 1.30 to 1.25 dollars.
        The share rose from 5 to 8 percent, up 3 points.
        He has fallen from 10 to 15 in the world rankings.
        The company grew from 2 people to 400 in a year.
        The price rose 3 percent from 100 to 103.
        The bank increased its offer from 90p to £1.10 a share.
        The temperature dropped from 20 degrees to minus 5.
        The temperature fell from 2 to -5 degrees.
        Unemployment increased to 5% from 4.8%.
        Attendance doubled from 1,000 to 2,100.
        Deaths more than doubled from 40 to 95.
        The sum was almost halved from 100 to 55.
        Its profit more than halved from 100m to 40m.
    """,
    "total-not-parts": """
        Six people, including two men and a woman, were hurt.
        Seven people, three men, two women and two children, were hurt.
        Five people, a man, his wife and three children, were hurt.
        Four people, two men and two women, were hurt.
        About 20 people, seven men and four women among them, were there.
        More than 10 people, seven men and two women, were seen.
        Three women, a man and a child were hurt.
        Ten people, mainly men and two women, were hurt.
        Five people, three men and two women who had come by bus, were hurt.
        Of the 12 people, seven men and four women stayed; one left.
        Of 12 people, seven men and four women were hurt.
        Among the 10 passengers, two men and a woman were from Ashford.
        The crash hurt 12 people, two men and three women seriously.
        Eight people, two men and a woman, all in their 20s, and five teens, were held.
        Five people: two men and a woman from Ashford, and two others.
        Twelve people, five men and four women, and three children were found.
    """,
    "share-not-counts": """
        Nine of 12 members, or 75 percent, voted for it.
        Two of three people, 66 percent, said so.
        17 of 52 seats, or 33 percent, went to women.
        One in five, or 20 percent, said no.
        Six of 10 people aged 20 to 30, 55 percent of them women, agreed.
        Five of the 12 schools, 30 percent of whose pupils are poor, are old.
        The party took 12 of 40 seats, 5 percent fewer votes than in May.
        Half of the 12 (six of them women) left.
        A third of those (4 of 12) stayed.
        About half of the shops (14 of 30) closed.
        Nearly half, or 14 of 30, closed.
        Three of 10 people, 40 percent more than before, came.
        In 2 of 3 cases, half the money is gone.
        Two of the three towns, half of which burned, are empty.
        It won 40 percent of the vote (and 45 of 90 seats).
        He got 40 percent of the vote (45 of 90 seats).
    """,
    "margin-not-vote": """
        They won 3-1 and lead the table by six points.
        They won 3-1 to go six points clear.
        They won 3-1 after losing the first game by three goals.
        They won 3-1 to lead by six points.
        They lost 3-1 to a side beaten by six goals last week.
        Ashford won 2-1, Porthaven by three goals.
        They lead 2-1 and are up by five points.
        England won 24-20 to take the series by three points.
        The House voted 220-210, with a margin of five votes in committee.
        They won 2-1 and took the tie by three goals on aggregate.
        They won by six points in May, and 20-18 in June.
        Leading by five points at half-time, 20-15, they won.
        Up by five points, they won 20-18.
        They trailed by 10 points before winning 30-28.
        They trailed by ten points, but won 30-28.
        A two-goal lead became a 3-2 defeat.
    """,
    "range-runs-backward": """
        The gap between 16 and 12 seats is wide.
        Come between 90 and 30 minutes before the show.
        The shop opens between 10 and 4 on Sundays.
        It took between nine and 12 hours.
        It fell to between 10 and 5 minutes ago.
        The difference between 20 and 10 percent is large.
        A battle between 40 and 20 men.
        It happened between 10 and 2 hours before dawn.
        The match between seven and five girls ended.
        Somewhere between one and two miles.
        Between 1,000 and 900 BC farmers came.
        Between 10 and 11 and between 3 and 2 times.
        Talks between 20 and 15 states began.
        It dived from between 10 and five metres.
        Between 50 and 40 years ago, ships came.
        Between 20 and 10 points separate them.
    """,
    "conversion-off": """
        The trail is 10 miles (16 km) long.
        He fell 30ft (10m).
        A 1,000-mile (1,600km) trip.
        About 100 miles (160 kilometres) away.
        Some 5 to 10 miles (8 to 16 km).
        Five feet, 10 inches (178 cm).
        6ft 2in (188 cm) tall.
        Two pounds, 3 ounces (992 grams).
        3.4m (2.1m euros).
        It lies 20 miles (a 40 km drive) off.
        It is 50 miles (80 km) from here to 60 miles (97 km) away.
        Heat rose by 2 degrees Celsius (3.6 F).
        It fell to -10 Celsius (14 F).
        minus 10 Celsius (14 Fahrenheit)
        12 stone (76 kg).
        1 acre (0.4 hectares).
    """,
}


def sentences(groups: dict[str, str]) -> list[tuple[str, str]]:
    return [(rule, line.strip()) for rule, lines in groups.items() for line in lines.strip().splitlines()]


def found(rule: str, sentence: str) -> list[str]:
    linter = Linter([RULES[f"figures/{rule}"]])
    article = read_bytes(f"A town in spring\n\n{sentence}\n".encode(), "a.txt")
    return [f.message for f in linter.check_article(linter.read(article))]


@pytest.mark.parametrize(("rule", "sentence"), sentences(WRONG))
def test_a_sum_that_is_wrong_is_called_once(rule: str, sentence: str) -> None:
    assert len(found(rule, sentence)) == 1


@pytest.mark.parametrize(("rule", "sentence"), sentences(RIGHT))
def test_what_only_looks_like_a_wrong_sum_is_left_alone(rule: str, sentence: str) -> None:
    assert found(rule, sentence) == []
