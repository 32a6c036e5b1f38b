namespace Platform.Gateway.Tests;

/// <summary>Gateway and service that accept the tokens of the real development issuer.</summary>
public sealed class IdentityFixture : GatewayFixture
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("identity");
    private IdentityProcess? identity;

    public string DataDirectory => data.FullName;

    protected override async Task<string> StartIssuer()
    {
        identity = await IdentityProcess.Start(DataDirectory);
        return identity.Issuer;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || identity is null)
            return;
        identity.Dispose();
        identity = null;
        data.Delete(recursive: true);
    }
}
