using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Platform.Certifications.Signing;

/// <summary>
/// Ed25519 (RFC 8032) of OpenSSL 3, which the base library does not offer yet. Linux only, as the platform is.
/// </summary>
internal static partial class Ed25519
{
    internal const int KeyLength = 32;
    internal const int SignatureLength = 64;
    private const string Library = "libcrypto.so.3";
    private const int Type = 1087; // EVP_PKEY_ED25519

    internal static byte[] PublicKeyOf(ReadOnlySpan<byte> privateKey)
    {
        using var key = Private(privateKey);
        var (bytes, length) = (new byte[KeyLength], (nuint)KeyLength);
        return Succeeded(EVP_PKEY_get_raw_public_key(key, bytes, ref length)) ? bytes : throw Failed();
    }

    internal static byte[] Sign(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> data)
    {
        using var key = Private(privateKey);
        using var context = NewContext();
        var (signature, length) = (new byte[SignatureLength], (nuint)SignatureLength);
        return Succeeded(EVP_DigestSignInit(context, 0, 0, 0, key))
            && Succeeded(EVP_DigestSign(context, signature, ref length, data, (nuint)data.Length))
            ? signature
            : throw Failed();
    }

    internal static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != KeyLength || signature.Length != SignatureLength)
            return false;
        using var key = EVP_PKEY_new_raw_public_key(Type, 0, publicKey, KeyLength);
        using var context = NewContext();
        return !key.IsInvalid
            && Succeeded(EVP_DigestVerifyInit(context, 0, 0, 0, key))
            && Succeeded(EVP_DigestVerify(context, signature, SignatureLength, data, (nuint)data.Length));
    }

    private static KeyHandle Private(ReadOnlySpan<byte> privateKey)
    {
        if (privateKey.Length != KeyLength)
            throw new CryptographicException("An Ed25519 private key has 32 bytes.");
        var key = EVP_PKEY_new_raw_private_key(Type, 0, privateKey, KeyLength);
        return key.IsInvalid ? throw Failed() : key;
    }

    private static ContextHandle NewContext() => EVP_MD_CTX_new() is { IsInvalid: false } context
        ? context
        : throw Failed();

    private static bool Succeeded(int result) => result == 1;

    private static CryptographicException Failed() => new("OpenSSL refused an Ed25519 operation.");

    [LibraryImport(Library)]
    private static partial KeyHandle EVP_PKEY_new_raw_private_key(
        int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library)]
    private static partial KeyHandle EVP_PKEY_new_raw_public_key(
        int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library)]
    private static partial int EVP_PKEY_get_raw_public_key(KeyHandle key, Span<byte> bytes, ref nuint length);

    [LibraryImport(Library)]
    private static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Library)]
    private static partial ContextHandle EVP_MD_CTX_new();

    [LibraryImport(Library)]
    private static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Library)]
    private static partial int EVP_DigestSignInit(
        ContextHandle context, nint keyContext, nint digest, nint engine, KeyHandle key);

    [LibraryImport(Library)]
    private static partial int EVP_DigestSign(
        ContextHandle context, Span<byte> signature, ref nuint length, ReadOnlySpan<byte> data, nuint dataLength);

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
