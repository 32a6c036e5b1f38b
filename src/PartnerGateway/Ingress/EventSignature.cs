using System.Text;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary>
/// The operator's own signature, where the contract asks for one: it shows that an event is the operator's even to
/// somebody who got hold of its login. One that is there must be good, asked for or not.
/// </summary>
internal static class EventSignature
{
    /// <returns>Why the signature is not believed, or null.</returns>
    internal static string? Refuse(Partner partner, CloudEvent evt)
    {
        if (evt.Signature is null && evt.Keyid is null)
            return partner.RequiresSignature ? "signature-missing" : null;
        if (partner.ActiveKeys.SingleOrDefault(key => key.Id == evt.Keyid) is not { } key)
            return "key-unknown";

        var signature = new byte[64];
        return Convert.TryFromBase64String(evt.Signature ?? "", signature, out var length) && length == 64
            && Ed25519.Verify(
                Convert.FromBase64String(key.PublicKey), Encoding.UTF8.GetBytes(evt.SignedText), signature)
            ? null
            : "signature-invalid";
    }
}
