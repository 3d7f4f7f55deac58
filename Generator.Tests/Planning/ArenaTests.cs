using System.Globalization;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Infrastructure;
using Xunit.Abstractions;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Where activations and gradients lie: no two that are needed at once in the same place, and less memory than all of them together.</summary>
public sealed class ArenaTests(ITestOutputHelper output)
{
    private const string Dense = "[Network(784)] [Dense(128, Activation.ReLU)] [Dense(10)] [CrossEntropyLoss] public partial class Net;";

    private const string LeNet =
        "[Network(28, 28, 1)] [Conv2D(6, 5, Activation.ReLU)] [MaxPool2D(2)] [Conv2D(16, 5, Activation.ReLU)] [MaxPool2D(2)] [Flatten] [Dense(120, Activation.ReLU)] [Dense(84, Activation.ReLU)] "
        + "[Dense(10)] [CrossEntropyLoss] public partial class Net;";

    private const string Residual =
        "[Network(16, 16, 3)] [Conv2D(16, 3, Activation.ReLU, Padding = Padding.Same, Name = \"a\")] [Conv2D(16, 3, Activation.ReLU, Padding = Padding.Same)] [Conv2D(16, 3, Padding = Padding.Same)] [Add(\"a\")] "
        + "[ReLU(Name = \"b\")] [Conv2D(16, 3, Activation.ReLU, Padding = Padding.Same)] [Conv2D(16, 3, Padding = Padding.Same)] [Add(\"b\")] [ReLU] [Concat(\"a\")] [MaxPool2D(2)] [GlobalAvgPool] [Dense(10)] "
        + "[CrossEntropyLoss] public partial class Net;";

    private const string Activations = "[Network(64)] [Softmax] [Tanh] [LogSoftmax] [Sigmoid] [Softmax] [Dense(2)] [MeanSquaredErrorLoss] public partial class Net;";

    /// <summary>Network, and the most that the arena may be of all buffers together.</summary>
    public static TheoryData<string, double> Networks => new()
    {
        // The gradient of the input lies in the place of what the weight gradients have read.
        { Dense, 0.9 },
        { LeNet, 0.9 },
        { Residual, 0.75 },
        { Activations, 0.75 },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_arena_is_smaller_than_all_buffers_together(string source, double most)
    {
        var plan = NetworkPlanner.Plan(NetworkSpecs.Of(source));
        int all = plan.Training.Places.Buffers.Sum(b => b.Stride);

        output.WriteLine($"{source}\n{Number(plan.Training.Width)} floats a row instead of {Number(all)}: {(double)plan.Training.Width / all:P0}");
        foreach (var buffer in plan.Training.Places.Buffers.OrderBy(b => b.Offset).ThenBy(b => b.First.Index))
        {
            output.WriteLine($"{Number(buffer.Offset),8} + {Number(buffer.Stride),-7} steps {buffer.First.Index,3} to {buffer.Last.Index,3}   {buffer.Name}");
        }

        Assert.True(plan.Training.Width <= most * all, $"{plan.Training.Width} of {all}");
        Assert.Equal(plan.Training.Width, plan.Training.Places.Buffers.Max(b => b.Offset + b.Stride));
        Assert.All(plan.Training.Places.Buffers, b => Assert.Equal(0, b.Offset % Panels.Width));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void What_is_needed_at_once_lies_apart(string source, double most)
    {
        _ = most;
        var buffers = NetworkPlanner.Plan(NetworkSpecs.Of(source)).Training.Places.Buffers;
        foreach (var (a, b) in buffers.SelectMany((a, i) => buffers.Skip(i + 1).Select(b => (a, b))).Where(p => p.a.Offset < p.b.Offset + p.b.Stride && p.b.Offset < p.a.Offset + p.a.Stride))
        {
            bool isJoined = a.Last.Job < b.First.Job || b.Last.Job < a.First.Job;
            bool isRowByRow = (a.Offset, a.Stride) == (b.Offset, b.Stride) && (a.Last.Index < b.First.Index || b.Last.Index < a.First.Index);
            Assert.True(isJoined || isRowByRow, $"{a.Name} and {b.Name}");
        }
    }

    [Fact]
    public void Workers_that_are_not_joined_share_rows_only()
    {
        // The second is first needed after the last use of the first, but for another worker's rows, which stand elsewhere, perhaps before it.
        BufferPlan wide = Buffer(64, new Moment(0, 0), new Moment(1, 0)), narrow = Buffer(16, new Moment(2, 0), new Moment(3, 0)), same = Buffer(64, new Moment(2, 0), new Moment(3, 0)), later = Buffer(16, new Moment(4, 1), new Moment(5, 1));

        Assert.Equal(80, Arena.Place([wide, narrow]));
        Assert.Equal(64, Arena.Place([wide, same]));
        Assert.Equal(64, Arena.Place([wide, later]));
        Assert.Equal(80, Arena.Place([wide, narrow, same, later]));
    }

    private static BufferPlan Buffer(int stride, Moment first, Moment last)
    {
        var buffer = new BufferPlan("buffer", stride);
        buffer.Use(first);
        buffer.Use(last);
        return buffer;
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
