using System.Runtime.InteropServices;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using ISession = Net.Pkcs11Interop.HighLevelAPI.ISession;

namespace Platform.Certifications.Signing;

/// <summary>
/// A token that holds keys and signs with them (PKCS#11): a hardware module, a service of the province&apos;s key
/// authority, or SoftHSM. It is opened at the first signature, so that a service starts and answers while the module is
/// away; what is to be signed then waits.
/// </summary>
internal sealed class KeyModule(KeyModuleOptions options) : IDisposable
{
    private const ulong Eddsa = 0x1057; // CKM_EDDSA of PKCS#11 3.0, which the enumeration of 2.40 does not have

    // The library asks for a name that only development packages of glibc have.
    static KeyModule() => NativeLibrary.SetDllImportResolver(
        typeof(Pkcs11InteropFactories).Assembly,
        (name, _, _) => name is "libdl" ? NativeLibrary.Load("libdl.so.2") : 0);

    private readonly Lock turn = new(); // a session does one thing at a time
    private readonly Pkcs11InteropFactories factories = new();
    private IPkcs11Library? library;
    private ISession? session;
    private bool isPinRefused;

    /// <exception cref="Pkcs11Exception">The module refused, or is away; the next call opens it anew.</exception>
    internal byte[] Sign(string label, string algorithm, byte[] data)
    {
        lock (turn)
        {
            try
            {
                session ??= Open();
                var mechanism = session.Factories.MechanismFactory.Create(
                    algorithm is IssuerKey.EdDsa ? Eddsa : (ulong)CKM.CKM_SHA256_RSA_PKCS);
                using (mechanism)
                    return session.Sign(mechanism, KeyOf(session, label), data);
            }
            catch
            {
                Close();
                throw;
            }
        }
    }

    public void Dispose()
    {
        lock (turn)
            Close();
        library?.Dispose();
    }

    private ISession Open()
    {
        if (isPinRefused)
            throw new InvalidOperationException("The key module refused the PIN; it is not tried again, or it locks.");
        library ??= factories.Pkcs11LibraryFactory.LoadPkcs11Library(
            factories, options.Library, AppType.MultiThreaded);
        var slot = library.GetSlotList(SlotsType.WithTokenPresent)
            .Find(slot => slot.GetTokenInfo().Label == options.Token)
            ?? throw new InvalidOperationException($"The key module has no token {options.Token}.");
        var opened = slot.OpenSession(SessionType.ReadOnly);
        try
        {
            opened.Login(CKU.CKU_USER, options.Pin);
            return opened;
        }
        catch (Pkcs11Exception refused) when (refused.RV is CKR.CKR_USER_ALREADY_LOGGED_IN)
        {
            return opened; // a login is the process's, not the session's
        }
        catch (Exception exception)
        {
            isPinRefused = exception is Pkcs11Exception { RV: CKR.CKR_PIN_INCORRECT or CKR.CKR_PIN_LOCKED };
            opened.Dispose();
            throw;
        }
    }

    private static IObjectHandle KeyOf(ISession session, string label)
    {
        var attributes = session.Factories.ObjectAttributeFactory;
        var found = session.FindAllObjects(
        [
            attributes.Create(CKA.CKA_CLASS, CKO.CKO_PRIVATE_KEY),
            attributes.Create(CKA.CKA_LABEL, label),
        ]);
        return found is [var key]
            ? key
            : throw new InvalidOperationException($"The key module has {found.Count} private keys {label}.");
    }

    private void Close()
    {
        try
        {
            session?.Dispose();
        }
        catch (Pkcs11Exception)
        {
            // It is gone, and with it whatever there was to close.
        }

        session = null;
    }
}
