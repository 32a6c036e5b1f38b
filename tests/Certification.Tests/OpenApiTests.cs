using Platform.Testing;

namespace Platform.Certifications.Tests;

public sealed class OpenApiTests(CertificationFixture certification) :
    OpenApiMatrix<Program>(certification, CertificationWorld.Routes, CertificationWorld.Home),
    IClassFixture<CertificationFixture>;
