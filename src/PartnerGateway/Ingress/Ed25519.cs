using System.Runtime.InteropServices;

namespace Platform.Partners.Ingress;

/// <summary>
/// Ed25519 (RFC 8032) of OpenSSL 3, which the base library does not offer yet. Linux only, as the platform is.
/// </summary>
internal static partial class Ed25519
{
    private const string Library = "libcrypto.so.3";
    private const int Type = 1087; // EVP_PKEY_ED25519
    private const int KeyLength = 32;
    private const int SignatureLength = 64;

    internal static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != KeyLength || signature.Length != SignatureLength)
            return false;

        using var key = EVP_PKEY_new_raw_public_key(Type, 0, publicKey, KeyLength);
        using var context = EVP_MD_CTX_new();
        return !key.IsInvalid && !context.IsInvalid
            && EVP_DigestVerifyInit(context, 0, 0, 0, key) == 1
            && EVP_DigestVerify(context, signature, SignatureLength, data, (nuint)data.Length) == 1;
    }

    [LibraryImport(Library)]
    private static partial KeyHandle EVP_PKEY_new_raw_public_key(
        int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library)]
    private static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Library)]
    private static partial ContextHandle EVP_MD_CTX_new();

    [LibraryImport(Library)]
    private static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Library)]
    private static partial int EVP_DigestVerifyInit(
        ContextHandle context, nint keyContext, nint digest, nint engine, KeyHandle key);

    [LibraryImport(Library)]
    private static partial int EVP_DigestVerify(
        ContextHandle context, ReadOnlySpan<byte> signature, nuint length, ReadOnlySpan<byte> data, nuint dataLength);

    private sealed class KeyHandle() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            EVP_PKEY_free(handle);
            return true;
        }
    }

    private sealed class ContextHandle() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            EVP_MD_CTX_free(handle);
            return true;
        }
    }
}
