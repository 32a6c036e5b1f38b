using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Platform.Benchmarks;

/// <summary>One key and nothing around it: what OpenSSL alone can sign.</summary>
internal sealed class RawEd25519 : IDisposable
{
    private const string Library = "libcrypto.so.3";
    private const int KeyType = 1087; // EVP_PKEY_ED25519
    private const int SignatureLength = 64;

    private readonly nint key = EVP_PKEY_new_raw_private_key(KeyType, 0, RandomNumberGenerator.GetBytes(32), 32);

    internal byte[] Sign(byte[] data)
    {
        var context = EVP_MD_CTX_new();
        try
        {
            var (signature, length) = (new byte[SignatureLength], (nuint)SignatureLength);
            return EVP_DigestSignInit(context, 0, 0, 0, key) == 1
                && EVP_DigestSign(context, signature, ref length, data, (nuint)data.Length) == 1
                ? signature
                : throw new CryptographicException("OpenSSL did not sign.");
        }
        finally
        {
            EVP_MD_CTX_free(context);
        }
    }

    public void Dispose() => EVP_PKEY_free(key);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint EVP_PKEY_new_raw_private_key(int type, nint engine, byte[] key, nuint length);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void EVP_PKEY_free(nint key);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint EVP_MD_CTX_new();

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void EVP_MD_CTX_free(nint context);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int EVP_DigestSignInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int EVP_DigestSign(
        nint context, byte[] signature, ref nuint length, byte[] data, nuint dataLength);
}
