using Platform.Testing;

namespace Platform.Certifications.Tests;

public sealed class AccessMatrixTests(CertificationFixture certification) :
    AccessMatrix<Program>(
        certification, CertificationWorld.Routes, CertificationWorld.Home, CertificationWorld.Foreign),
    IClassFixture<CertificationFixture>
{
    private readonly CertificationFixture certification = certification;

    protected override async Task<World> NewWorld() => await CertificationWorld.Of(certification);
}
