"""Why a round with the server can fail, each by a name of its own; light, for whoever only wants to tell them apart."""

from intake_desk.domain.refusals import Refusal


class Offline(Refusal):
    """The server was not reached, or the way broke off; later it may be. params: cause."""

    code = "offline"


class ServerTroubled(Offline):
    """The server was reached but cannot serve now; params: status, retry_after (seconds, 0 when not said)."""

    code = "server_troubled"


class StrangeAnswer(Offline):
    """What answered does not speak as our server does: a sign-in page of the network, or a proxy. params: status."""

    code = "strange_answer"


class UntrustedServer(Refusal):
    """The server's certificate is not trusted by this machine."""

    code = "untrusted_server"


class InsecureAddress(Refusal):
    """The address is not https, and it is not this machine; params: address."""

    code = "insecure_address"


class NotEnrolled(Refusal):
    """The server does not know this desk's token, or knows it no more."""

    code = "not_enrolled"


class Revoked(Refusal):
    """The unit revoked this desk: it may call no more. What it wrote stays, and so do its numbers."""

    code = "revoked"


class PlaceTaken(Refusal):
    """The server was restored to before it knew this desk, and has given its place to another machine since."""

    code = "place_taken"


class ServerTooNew(Refusal):
    """The server no longer speaks this program's protocol: the desk must be updated."""

    code = "server_too_new"


class ServerTooOld(Refusal):
    """The server does not speak this program's protocol yet: the server must be updated."""

    code = "server_too_old"


class CannotWait(Refusal):
    """The server is an older one: it lets nobody wait for news."""

    code = "cannot_wait"


class ServerRefused(Refusal):
    """The server understood and said no; params: status, reason (the server's word), seconds to wait or 0."""

    code = "server_refused"


class PeerNotTrusted(Offline):
    """What answers at another desk's address does not prove to be that desk, or does not take us for one."""

    code = "peer_not_trusted"


class PeerRefused(Refusal):
    """The other desk understood and said no; params: status, reason (its program's word)."""

    code = "peer_refused"


class PeerOfOtherVersion(Refusal):
    """The other desk's program does not speak this program's protocol: one of the two must be updated."""

    code = "peer_of_other_version"
