using System.Globalization;
using NetGen.Runtime.Tests.Training.Checkpoints.Child;

namespace NetGen.Runtime.Tests.Data.Files;

/// <remarks>64 MB in the ordinary run, 4 GB in full (<c>NETGEN_TEST_SCALE</c>).</remarks>
[Trait("Category", "Long")]
public class LargeFileTests
{
    private const int ImagesOfMegabyte = (1 << 20) / LargeFileTraining.ImageBytes;
    private const long MostMemory = 200_000_000;

    [Fact]
    public void A_file_larger_than_the_memory_is_trained_on()
    {
        var folder = Directory.CreateTempSubdirectory("netgen-large-");
        try
        {
            int megabytes = TestScale.Count(small: 64, full: 4096);
            int images = megabytes * ImagesOfMegabyte;
            Assert.InRange(LargeFileTraining.Write(folder.FullName, images), (long)megabytes << 20, ((long)megabytes << 20) + 100);

            using var child = ChildProcess.Start(LargeFileTraining.Mode, folder.FullName);
            string[] words = Assert.Single(child.WaitForEnd()).Split(' ');

            Assert.True(child.ExitCode == 0, child.Error);
            Assert.Equal(images / 64, int.Parse(words[0], CultureInfo.InvariantCulture));
            Assert.Equal("2", words[1]);
            Assert.InRange(long.Parse(words[2], CultureInfo.InvariantCulture), 1, MostMemory);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
