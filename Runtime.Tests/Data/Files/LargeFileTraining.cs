using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;

namespace NetGen.Runtime.Tests.Data.Files;

[Network(64, 64, 1), Flatten, Dense(2), CrossEntropyLoss]
internal sealed partial class LargeFileNetwork;

/// <summary>What runs in a process of its own: a training on a file that would not fit into the memory that it may take.</summary>
internal static class LargeFileTraining
{
    public const string Mode = "large";
    public const int ImageBytes = 64 * 64;
    private const byte LastPixel = 200;

    private static string ImagesIn(string folder) => Path.Combine(folder, "images.idx");

    private static string LabelsIn(string folder) => Path.Combine(folder, "labels.idx");

    /// <summary>Writes files of zeros but for the last image: they take no room on the disk, where the file system knows how.</summary>
    public static long Write(string folder, int images)
    {
        using (var labels = File.Create(LabelsIn(folder)))
        {
            labels.Write(Header(images));
            byte[] classes = new byte[images];
            classes[^1] = 1;
            labels.Write(classes);
        }

        using var file = File.Create(ImagesIn(folder));
        byte[] header = Header(images, 64, 64);
        file.Write(header);
        file.SetLength(header.Length + ((long)images * ImageBytes));
        file.Position = file.Length - ImageBytes;
        file.Write(Enumerable.Repeat(LastPixel, ImageBytes).ToArray());
        return file.Length;
    }

    /// <summary>Trains one epoch, and prints the steps, the first pixel of the last image and the most memory in bytes.</summary>
    public static int Run(string folder)
    {
        var data = Dataset.OpenIdx(ImagesIn(folder), LabelsIn(folder), scale: 0.01f);
        var trainer = new Trainer<LargeFileNetwork>(new LargeFileNetwork(seed: 1), new Sgd { LearningRate = 0.01f }) { BatchSize = 64, Epochs = 1 };
        trainer.Fit(data);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trainer.Steps} {data.Input(data.Count - 1)[0]} {process.PeakWorkingSet64}"));
        return 0;
    }

    private static byte[] Header(params int[] dimensions)
    {
        byte[] header = new byte[sizeof(int) * (1 + dimensions.Length)];
        header[2] = 8;
        header[3] = (byte)dimensions.Length;
        for (int i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(sizeof(int) * (i + 1)), dimensions[i]);
        }

        return header;
    }
}
