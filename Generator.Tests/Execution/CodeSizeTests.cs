using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution;

/// <summary>
/// The JIT silently stops optimising a method beyond 60,000 bytes of IL, 20,000 instructions, 2,000 locals or 2,000 basic blocks (3 to 30 times slower),
/// and stops inlining at 512 locals. Generated methods stay below half of each, what is compiled into them included.
/// </summary>
public sealed class CodeSizeTests
{
    private const int MaximumBytes = 30_000;
    private const int MaximumInstructions = 10_000;
    private const int MaximumLocals = 256;
    private const int MaximumBlocks = 1_000;

    private const string Source = """
        using NetGen;

        [Network(28, 28, 1)] [Rescale(1.0 / 255)] [Flatten] [Dense(128, Activation.GELU)] [Dropout(0.2)] [Dense(64, Activation.Mish)] [Dropout(0.5)] [Dense(10)] [CrossEntropyLoss]
        public sealed partial class Deep;

        [Network(1024)] [Standardize] [Dense(1024, Activation.ReLU)] [Dense(1024, Activation.SELU)] [Dense(10)] [CrossEntropyLoss]
        public sealed partial class Wide;

        [Network(2)] [Dense(16, Activation.Tanh)] [Dense(16, Activation.Tanh)] [Dense(1)] [MeanSquaredErrorLoss]
        public sealed partial class Tiny;

        [Network(7)] [Dense(7, Activation.SiLU)] [Dense(5, Activation.Softplus)] [Dense(3, Activation.Softmax)] [MeanAbsoluteErrorLoss]
        public sealed partial class Narrow;

        [Network(32, 32, 24)] [MaxPool2D(4, Stride = 2)] [GroupNorm(3)] [AvgPool2D(3)] [Dropout2D(0.2)] [UpSample2D(4)] [GaussianNoise(0.1)] [MaxPool2D(4)] [LayerNorm] [GlobalAvgPool] [Dense(10)] [CrossEntropyLoss]
        public sealed partial class Pooled;
        """;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(c => c.Value);

    [Fact]
    public void GeneratedMethodsStayBelowHalfOfTheLimitsOfTheJit()
    {
        var methods = new GeneratorRunner(new NetworkGenerator()).Load(Source).Types
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(m => m.GetMethodBody() is not null && !IsInlined(m))
            .ToList();

        Assert.True(methods.Count > 50, $"Only {methods.Count} methods were found.");
        var tooLarge = methods
            .Select(m => (m, Size: Measure(m, [])))
            .Where(p => p.Size.Bytes > MaximumBytes || p.Size.Instructions > MaximumInstructions || p.Size.Locals > MaximumLocals || p.Size.Blocks > MaximumBlocks)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.m.DeclaringType!.Name}.{p.m.Name}: {p.Size}"));
        Assert.True(!tooLarge.Any(), string.Join('\n', tooLarge));
    }

    [Fact]
    public void TheMeasureCountsWhatIsInlined()
    {
        var outer = Measure(typeof(Sample).GetMethod(nameof(Sample.Outer))!, []);
        var inner = Measure(typeof(Sample).GetMethod(nameof(Sample.Inner))!, []);
        Assert.True(outer.Bytes >= 3 * inner.Bytes, $"{outer} holds three times {inner}");
        Assert.True(inner.Blocks >= 2, $"{inner} has a branch");
    }

    private static bool IsInlined(MethodBase method) => method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveInlining);

    private static Size Measure(MethodBase method, HashSet<MethodBase> open)
    {
        var body = method.GetMethodBody()!;
        byte[] il = body.GetILAsByteArray()!;
        var size = new Size(il.Length, 0, body.LocalVariables.Count, 1);
        open.Add(method);
        for (int position = 0; position < il.Length;)
        {
            short value = il[position] == 0xFE ? (short)((0xFE << 8) | il[position + 1]) : il[position];
            var code = Codes[value];
            position += code.Size;
            size += new Size(0, 1, 0, code.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch ? 1 : 0);
            if (code.OperandType == OperandType.InlineMethod && Callee(method, BitConverter.ToInt32(il, position)) is { } callee
                && IsInlined(callee) && callee.GetMethodBody() is not null && !open.Contains(callee))
            {
                size += Measure(callee, open);
            }

            position += OperandLength(code.OperandType, il, position);
        }

        open.Remove(method);
        return size;
    }

    /// <summary>Only what is written in NetGen: the intrinsics of .NET are single instructions, whatever their bodies say.</summary>
    private static MethodBase? Callee(MethodBase method, int token)
    {
        var type = method.DeclaringType!;
        var callee = method.Module.ResolveMethod(token, type.IsGenericType ? type.GetGenericArguments() : null, method.IsGenericMethod ? method.GetGenericArguments() : null);
        return callee?.Module.Assembly.GetName().Name is { } name && (callee.Module == method.Module || name == "NetGen") ? callee : null;
    }

    private static int OperandLength(OperandType type, byte[] il, int position) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, position)),
        _ => 4,
    };

    private readonly record struct Size(int Bytes, int Instructions, int Locals, int Blocks)
    {
        public static Size operator +(Size a, Size b) => new(a.Bytes + b.Bytes, a.Instructions + b.Instructions, a.Locals + b.Locals, a.Blocks + b.Blocks);
    }

    private static class Sample
    {
        public static int Outer(int x) => Inner(x) + Inner(x + 1) + Inner(x + 2);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        public static int Inner(int x) => x > 3 ? x * x : -x;
    }
}
