namespace NetGen.Runtime.Tests.Serialization.PyTorch;

/// <summary>The files that Reference/Serialization/make_torch.py made.</summary>
internal static class TorchFiles
{
    public static string Reference { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Reference", "Serialization");

    public static string Path(string name) => System.IO.Path.Combine(Reference, "Torch", name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));
}
