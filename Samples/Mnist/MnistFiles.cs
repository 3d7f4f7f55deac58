using NetGen;
using Samples;

namespace Mnist;

/// <summary>Finds the four files of MNIST in a folder, plain or gzip.</summary>
internal static class MnistFiles
{
    public static (Dataset Train, Dataset Test) Load(string? folder)
    {
        if (folder is null)
        {
            throw new OptionException("--data DIR is needed: a folder with the four IDX files of MNIST, plain or .gz (train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte).");
        }

        return (Read(folder, "train"), Read(folder, "t10k"));
    }

    private static Dataset Read(string folder, string part) =>
        Dataset.FromIdx(Find(folder, $"{part}-images-idx3-ubyte"), Find(folder, $"{part}-labels-idx1-ubyte"));

    private static string Find(string folder, string name)
    {
        string plain = Path.Combine(folder, name), packed = plain + ".gz";
        return File.Exists(plain) ? plain
            : File.Exists(packed) ? packed
            : throw new OptionException($"--data: there is neither {plain} nor {packed}.");
    }
}
