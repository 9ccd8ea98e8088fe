"""English or not."""

from __future__ import annotations

import pytest

from questions.language import is_english, is_foreign

ENGLISH = [
    "The ferry had carried the islanders to market for a century before the new tunnel opened.",
    "Nguyễn Văn Thiệu met Håkan Öström in São Paulo. Władysław Żeleński told Dvořák that Škoda had left for İzmir.",
    "“I don't know,” she said. “It wasn't me.”",
    "WE ASKED THEM TO WAIT UNTIL THE RAIN HAD STOPPED.",
]
FOREIGN = {
    "es": "El transbordador había llevado a los isleños al mercado durante un siglo antes de que se abriera el túnel.",
    "fr": "Le bac avait conduit les habitants de l'île au marché pendant un siècle avant l'ouverture du tunnel.",
    "de": "Die Fähre hatte die Bewohner der Insel ein Jahrhundert lang zum Markt gebracht, bevor der Tunnel kam.",
    "nl": "De veerboot bracht de eilanders een eeuw lang naar de markt voordat de nieuwe tunnel in het voorjaar was.",
    "it": "Il traghetto aveva portato gli isolani al mercato per un secolo prima che si aprisse il nuovo tunnel.",
    "pt": "A balsa levou os ilhéus ao mercado durante um século antes que o novo túnel fosse aberto na primavera.",
    "sv": "Färjan hade fört öborna till marknaden i ett sekel innan den nya tunneln öppnades på våren.",
    "pl": "Prom przez sto lat woził mieszkańców wyspy na targ, zanim na wiosnę otwarto nowy tunel, który jest obok.",
    "ru": "Паром сто лет возил жителей острова на рынок, пока весной не открыли новый тоннель.",
    "el": "Το πλοίο μετέφερε τους νησιώτες στην αγορά για έναν αιώνα πριν ανοίξει η σήραγγα.",
    "zh": "在新隧道开通之前，渡轮载着岛民去市场已有一百年。",
    "ja": "新しいトンネルが開通するまで、フェリーは百年間島民を市場へ運んでいた。",
    "ar": "كانت العبارة تنقل سكان الجزيرة إلى السوق منذ قرن قبل افتتاح النفق الجديد.",
    "hi": "नई सुरंग खुलने से पहले नाव एक सदी तक द्वीपवासियों को बाज़ार ले जाती रही।",
    "fi": "Lautta oli kuljettanut saarelaisia torille vuosisadan ajan ennen kuin uusi tunneli avattiin keväällä.",
    "hu": "A komp egy évszázadon át vitte a szigetlakókat a piacra, mielőtt tavasszal megnyílt az új alagút.",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_english_even_full_of_foreign_names(text: str) -> None:
    assert is_english(text)
    assert not is_foreign(text)


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_other_languages_are_not_english(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize("language", ["es", "fr", "de", "nl", "it", "pt", "ru", "zh", "ar"])
def test_a_paragraph_in_a_known_language_is_certainly_foreign(language: str) -> None:
    assert is_foreign(FOREIGN[language])
