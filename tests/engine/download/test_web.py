from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

from tests.engine.download.conftest import CONTENT, QUICK, fetch, names_in, sources_of
from tests.engine.download.hub import Hub, Mood, serving
from writer.core.download_errors import BadAnswer, NoConnection, Refused, Untrusted
from writer.core.jobs import CancelToken
from writer.engine.download import connection, web
from writer.engine.entry import Source


@pytest.fixture
def secure_hub(tmp_path: Path) -> Iterator[Hub]:
    if which("openssl") is None:
        pytest.skip("openssl is not there to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"),
            *("-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving(Hub(CONTENT), context) as hub:
        yield hub


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(
    secure_hub: Hub, tmp_path: Path
) -> None:
    with pytest.raises(Untrusted) as caught:
        fetch(tmp_path / "models", secure_hub)
    assert caught.value.host == "127.0.0.1"
    assert secure_hub.requests == []
    assert names_in(tmp_path / "models") == []


def test_over_tls_a_file_arrives_as_well(
    secure_hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    secure_hub.moods = [Mood(cuts_after=100_000), Mood(stalls_after=50_000)]
    assert fetch(tmp_path / "models", secure_hub).path.read_bytes() == CONTENT
    assert secure_hub.ranges == ["", "bytes=100000-", "bytes=150000-"]


def test_from_https_no_redirect_leads_to_http(
    secure_hub: Hub, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    secure_hub.mood = Mood(location=hub.url)
    with pytest.raises(BadAnswer):
        fetch(tmp_path / "models", secure_hub)
    assert hub.requests == []


def test_where_the_library_knows_no_certificates_the_systems_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = next(filter(Path.is_file, map(Path, connection._BUNDLES)), None)
    if bundle is None:
        pytest.skip("this system keeps its certificates elsewhere")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "nowhere"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    assert connection._context().get_ca_certs()


def test_the_systems_proxy_is_asked(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("http_proxy", hub.address)
    url = "http://127.0.0.1:9/model.gguf"
    assert fetch(tmp_path, sources=[Source("far", url)]).path.read_bytes() == CONTENT
    assert hub.requests[0]["path"] == url


def test_a_proxy_that_refuses_is_no_connection(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("https_proxy", hub.address)
    with pytest.raises(NoConnection, match="501"):
        fetch(tmp_path, sources=[Source("far", "https://models.example/model.gguf")])


@pytest.mark.parametrize(
    "proxy",
    [
        "http:somebody:secret@127.0.0.1:9",
        "http://somebody:secret/more@127.0.0.1:9",
        "http://somebody:secret@127.0.0.1:secret",
        "http://somebody:secret@",
    ],
)
def test_the_word_for_a_proxy_is_never_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    proxy: str,
) -> None:
    caplog.set_level(0)
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("https_proxy", proxy)
    with pytest.raises(NoConnection) as caught:
        fetch(tmp_path, sources=[Source("far", "https://models.example/model.gguf")])
    assert "secret" not in f"{caught.value} {caught.value.reason} {caplog.text}"


def test_a_small_file_is_fetched_whole(hub: Hub) -> None:
    hub.content = b"small" * 1000
    content = web.fetch(hub.url, CancelToken(), QUICK, limit_bytes=5000)
    assert content == hub.content
    with pytest.raises(BadAnswer):
        web.fetch(hub.url, CancelToken(), QUICK, limit_bytes=4999)


def test_a_small_file_that_is_not_there(hub: Hub) -> None:
    hub.mood = Mood(status=404)
    with pytest.raises(Refused):
        web.fetch(hub.url, CancelToken(), QUICK, limit_bytes=10)


@pytest.mark.parametrize("mood", [Mood(stalls_after=10), Mood(cuts_after=10)])
def test_a_small_file_is_whole_or_none(hub: Hub, mood: Mood) -> None:
    hub.content = b"small" * 10
    hub.mood = mood
    with pytest.raises(NoConnection):
        web.fetch(hub.url, CancelToken(), QUICK, limit_bytes=100)


def test_sources_say_whose_they_are(hub: Hub) -> None:
    (source,) = sources_of(hub)
    assert (source.host, source.label) == ("127.0.0.1", "127.0.0.1")
    assert Source("huggingface", "https://huggingface.co/x").label == "Hugging Face"
