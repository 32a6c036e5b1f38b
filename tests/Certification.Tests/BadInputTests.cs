using Platform.Testing;

namespace Platform.Certifications.Tests;

public sealed class BadInputTests(CertificationFixture certification) :
    BadInputMatrix<Program>(certification, CertificationWorld.Routes, CertificationWorld.Home, atLeast: 100),
    IClassFixture<CertificationFixture>
{
    private readonly CertificationFixture certification = certification;

    protected override async Task<World> NewWorld() => await CertificationWorld.Of(certification);
}
