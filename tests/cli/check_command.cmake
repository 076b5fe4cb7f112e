# Runs PROGRAM with ARGUMENTS (a list) and compares its exit code and what it printed, on either stream.
execute_process(COMMAND ${PROGRAM} ${ARGUMENTS} RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE errors)
if(NOT code STREQUAL EXPECTED_CODE OR NOT "${output}${errors}" MATCHES "${EXPECTED_WORDS}")
    message(FATAL_ERROR "exit code ${code}, wanted ${EXPECTED_CODE}; wanted words: ${EXPECTED_WORDS}\n${output}${errors}")
endif()
