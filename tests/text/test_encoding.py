import pytest

from repocheck.text.encoding import decode_text, encoding_of

TEXTS = {
    "shift_jis": "深層学習による画像認識の研究。コードはこちら。データセットをダウンロードしてください。",
    "gb18030": "本项目的代码和数据可以在这里下载。请先安装依赖。深度学习模型的训练。",
    "euc_kr": "이 저장소는 논문의 코드입니다. 데이터를 다운로드하세요.",
    "cp1252": "“Learning to learn” — a naïve approach’s limits by André Müller, Zürich",
    "cp1251": "Код для статьи можно найти здесь. Пожалуйста, установите зависимости.",
}
SURE = {
    "utf-8": ("é naïve".encode(), "utf-8"),
    "mark": ("hi".encode("utf-8-sig"), "utf-8-sig"),
    "utf-16 with its mark": ("hi".encode("utf-16"), "utf-16"),
    "utf-16 without": ("hello".encode("utf-16-be"), "utf-16-be"),
    "empty": (b"", "utf-8"),
}


@pytest.mark.parametrize(("name", "text"), TEXTS.items(), ids=TEXTS)
def test_other_encodings_are_guessed_and_said_to_be(name, text):
    decoded, encoding = decode_text(text.encode(name))
    assert (decoded, encoding.guessed) == (text, True)


@pytest.mark.parametrize(("data", "name"), SURE.values(), ids=SURE)
def test_unicode_is_certain(data, name):
    assert encoding_of(data) == (name, False)


@pytest.mark.parametrize("n_bytes", range(1, 5))
def test_a_cut_text_may_end_within_a_character(n_bytes):
    data = "naïve 𝛼".encode()[:-n_bytes]
    assert encoding_of(data, cut=True) == ("utf-8", False)
    assert encoding_of(data).guessed == (n_bytes < 4)


@pytest.mark.parametrize("data", [bytes(range(256)), b"\xff" * 9, b"\x80"])
def test_any_bytes_have_an_encoding(data):
    assert isinstance(decode_text(data)[0], str)
