// As the Verify.Xunit package does for projects with implicit usings.
global using VerifyTests;
global using static VerifyXunit.Verifier;
