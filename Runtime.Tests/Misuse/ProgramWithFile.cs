using System.Reflection;

namespace NetGen.Runtime.Tests.Misuse;

/// <summary>A program that has one file embedded, under whatever name.</summary>
internal sealed class ProgramWithFile(byte[] file) : Assembly
{
    public override Stream GetManifestResourceStream(string name) => new MemoryStream(file);
}
